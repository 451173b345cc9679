/** 依赖规则: turns the module map into dependency-cruiser rules. Each comment tells the way out. */
import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';
import type { ModuleMap } from './map.ts';

const TEST = '[.]test[.]tsx?$';
const MODULES = '^server/src/modules/';
/** Files of a module whose job is not judgement: they may do I/O through stores. */
const ROLES = 'index|http|refusals|events|reactions|jobs|ports|permissions|seed';
const IO_BUILTINS =
  '^(node:)?(fs|fs/promises|net|tls|http|https|http2|child_process|dgram|dns|worker_threads|cluster)$';

/** 依赖规则全集: the `forbidden` list and the options, ready for `.dependency-cruiser.mjs`. */
export function cruiseConfig(map: ModuleMap): { forbidden: IForbiddenRuleType[]; options: ICruiseOptions } {
  return {
    forbidden: [...wholeTree(), ...modulesByMap(map), ...insideModules(), ...coreRules(), ...webRules()],
    options: {
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(core|server|web)/(dist|coverage)/' },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'types', 'default'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      },
    },
  };
}

function rule(name: string, comment: string, from: object, to: object): IForbiddenRuleType {
  return { name, severity: 'error', comment, from, to } as IForbiddenRuleType;
}

function wholeTree(): IForbiddenRuleType[] {
  return [
    rule(
      'no-cycle',
      'These files import each other in a ring. Move what both need into a third file that imports neither.',
      { path: '^(core|server|web)/' },
      { circular: true },
    ),
    rule(
      'no-orphan',
      'Nobody imports this file and it imports nobody. Delete it, or use it.',
      { orphan: true, path: '^(core|server|web)/src/', pathNot: '[.]d[.]ts$|/vite-env|[.](json|css)$' },
      {},
    ),
    rule(
      'no-unresolved',
      'This import leads nowhere. Check the name, the `imports` map of server/package.json and the .ts ending.',
      { path: '^(core|server|web|tools|walks|bench|sim|chaos)/' },
      { couldNotResolve: true, pathNot: '[?](url|raw|worker)$' },
    ),
    rule(
      'no-test-import',
      'A test is imported by something that is not a test. Move the shared part into its own file.',
      { pathNot: `${TEST}` },
      { path: TEST },
    ),
    rule(
      'no-undeclared-package',
      'The package is not in the nearest package.json. Use one that is there, or argue for it in docs/dependencies.md.',
      { path: '^(core|server|web)/src/', pathNot: TEST },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ];
}

/** One rule per module, so that the report says which line of modules.json would have to change. */
function modulesByMap(map: ModuleMap): IForbiddenRuleType[] {
  const rules = Object.entries(map).map(([name, entry]) => {
    const allowed = [name, ...entry.uses].join('|');
    const uses = entry.uses.length ? entry.uses.join(', ') : 'no other module';
    return rule(
      `map-${name}`,
      `${name} may use ${uses}. Listen to an event of the module above, or add a line to server/modules.json and to an ADR.`,
      { path: `${MODULES}${name}/`, pathNot: TEST },
      { path: MODULES, pathNot: `${MODULES}(${allowed})/` },
    );
  });
  const known = Object.keys(map).join('|');
  return [
    ...rules,
    rule(
      'map-unknown-module',
      'This folder is not on the map. Add it to server/modules.json (with an ADR line) or move it into the module that owns it.',
      { path: MODULES, pathNot: `${MODULES}(${known})/` },
      {},
    ),
    rule(
      'door-only',
      "This reaches behind another module's door. Import from its `#name`; if the thing is missing there, it belongs inside, or the door needs it.",
      // A test prepares its scene with whatever another module has; what ships goes through doors.
      { path: `${MODULES}([^/]+)/`, pathNot: TEST },
      { path: `${MODULES}([^/]+)/`, pathNot: [`${MODULES}$1/`, `${MODULES}[^/]+/index[.]ts$`] },
    ),
    rule(
      'door-only-from-outside',
      "This reaches behind a module's door. Import from its `#name`.",
      // bench/ measures what stands behind doors and is used by nobody.
      { path: '^(server/src/app|walks|sim|chaos)/', pathNot: TEST },
      { path: `${MODULES}[^/]+/`, pathNot: `${MODULES}[^/]+/(index|http|reactions|jobs|refusals|seed|fixture)[.]ts$` },
    ),
    rule(
      'platform-knows-no-module',
      'The platform lies beneath all modules. Let the module hand in what the platform needs.',
      { path: '^server/src/platform/', pathNot: TEST },
      { path: '^server/src/(modules|app)/' },
    ),
    rule(
      'platform-door-only',
      'Import the platform from `#platform`; tests may import its testing kit.',
      { path: '^server/src/modules/' },
      { path: '^server/src/platform/', pathNot: '^server/src/platform/(index|testing[^/]*|testing/.*)[.]ts$' },
    ),
    rule(
      'testing-kit-in-tests-only',
      'The testing kit is for tests.',
      { path: '^server/src/', pathNot: [TEST, '^server/src/platform/testing', '/testing[^/]*[.]ts$'] },
      { path: '^server/src/platform/testing' },
    ),
    rule(
      'nobody-imports-app',
      'The application wires modules together; nothing in them knows it. Take what you need as an argument.',
      { path: '^server/src/(modules|platform)/', pathNot: TEST },
      { path: '^server/src/app/' },
    ),
  ];
}

function insideModules(): IForbiddenRuleType[] {
  const judgement = {
    path: [
      `${MODULES}[^/]+/[a-z0-9]+[.]ts$`,
      `${MODULES}[^/]+/[^/]+/[a-z0-9]+[.]ts$`,
      `${MODULES}.*/(judge|plan)-[^/]+[.]ts$`,
    ],
    pathNot: [`/(${ROLES})[.]ts$`, '/(adapters|migrations)/', TEST],
  };
  return [
    rule(
      'judgement-without-store',
      'A model or judgement file reads a store. Let the use case load, and pass what was loaded as an argument.',
      judgement,
      { path: '[.]store[.]ts$' },
    ),
    rule(
      'judgement-without-io',
      'A model or judgement file does I/O. Move it behind a port (ports.ts, adapters/) or into a use case (verb-noun.ts).',
      judgement,
      { path: `node_modules/(pg|fastify|graphile-worker|pino)/|${IO_BUILTINS}` },
    ),
    rule(
      'sql-in-store-only',
      'Only `.store.ts` files speak to the database. Move the statement into the store and give it a name.',
      { path: `${MODULES}|^server/src/app/`, pathNot: ['[.]store[.]ts$', TEST] },
      { path: 'node_modules/(pg|@types/pg)/' },
    ),
    rule(
      'route-without-store',
      'A route table reads a store. Routes name commands and queries; make a `find-<noun>.ts` use case.',
      { path: `${MODULES}.*/http[.]ts$` },
      { path: '[.]store[.]ts$' },
    ),
    rule(
      'store-is-a-leaf',
      'A store imports a use case, a route or a reaction. Stores know the model and the platform only.',
      { path: `${MODULES}.*[.]store[.]ts$` },
      { path: `${MODULES}.*/(index|http|reactions|jobs)[.]ts$`, pathNot: [`${MODULES}[^/]+/index[.]ts$`] },
    ),
  ];
}

function coreRules(): IForbiddenRuleType[] {
  const core = { path: '^core/src/', pathNot: TEST };
  return [
    rule(
      'core-knows-nobody',
      'core runs in the browser and the server. Move this down into core, or pass it in.',
      core,
      {
        path: '^(server|web|tools|walks|bench|sim|chaos)/',
      },
    ),
    rule('core-is-pure', 'core has no I/O and no Node modules. Take the value as an argument.', core, {
      dependencyTypes: ['core'],
    }),
    rule(
      'server-knows-no-web',
      'The server does not know its faces. Put what both need into core.',
      { path: '^server/src/' },
      { path: '^web/' },
    ),
    rule(
      'core-door-only',
      'Import core through its exports (`@yijian/core/compile` …).',
      { path: '^(server|web)/src/' },
      { path: '^core/src/[^/]+/', pathNot: '^core/src/([^/]+|rules/tables)/index[.]ts$' },
    ),
  ];
}

function webRules(): IForbiddenRuleType[] {
  const notTest = { path: '^web/src/', pathNot: TEST };
  return [
    rule('web-knows-core-only', 'A face talks to the server over HTTP. Share types through core/contract.', notTest, {
      path: '^(server|tools|walks|bench|sim|chaos)/',
    }),
    rule('web-without-node', 'This runs in a browser; Node modules do not exist there.', notTest, {
      dependencyTypes: ['core'],
    }),
    rule(
      'face-to-itself',
      'A face imports only itself, ui/ and api/. Move the shared part into web/src/ui or web/src/api.',
      { path: '^web/src/([^/]+)/', pathNot: ['^web/src/(ui|api)/', TEST] },
      { path: '^web/src/', pathNot: '^web/src/($1|ui|api)/' },
    ),
    rule(
      'ui-knows-no-face',
      'ui/ and api/ lie beneath the faces. Take what differs as a prop.',
      { path: '^web/src/(ui|api)/' },
      { path: '^web/src/', pathNot: '^web/src/(ui|api)/' },
    ),
    rule(
      'api-knows-no-ui',
      'api/ is calls and types; it draws nothing.',
      { path: '^web/src/api/' },
      { path: '^web/src/ui/' },
    ),
  ];
}
