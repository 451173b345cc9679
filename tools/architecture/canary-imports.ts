/** 埋设的导入违规: one plant or more for every rule of cruise-rules.ts. */
import type { Plant } from './canary.ts';
import type { ModuleMap } from './map.ts';

const M = 'server/src/modules';
const LEAF = 'export const leaf = 1;\n';

/** 导入违规: all plants that dependency-cruiser must find. */
export function importPlants(map: ModuleMap): Plant[] {
  return [...forbiddenUses(map), ...rings(), ...throughWalls(), ...impurities(), ...strayFiles(), ...faces()];
}

function imports(rule: string, at: string, target: string, others: Record<string, string> = {}): Plant {
  return { rule, at, files: { [at]: `import '${target}';\n`, ...others } };
}

/** For each module, an import of one that the map does not give it. */
function forbiddenUses(map: ModuleMap): Plant[] {
  return Object.entries(map).flatMap(([name, entry]) => {
    const other = Object.keys(map)
      .reverse()
      .find((one) => one !== name && !entry.uses.includes(one));
    return other ? [imports(`map-${name}`, `${M}/${name}/canary-upward.ts`, `#${other}`)] : [];
  });
}

function rings(): Plant[] {
  const folder = `${M}/calendars`;
  return [
    imports('no-cycle', `${folder}/canary-ring-a.ts`, './canary-ring-b.ts', {
      [`${folder}/canary-ring-b.ts`]: "import './canary-ring-a.ts';\n",
    }),
    {
      rule: 'no-cycle',
      at: 'core/src/rules/canary-ring-a.ts',
      files: {
        'core/src/rules/canary-ring-a.ts': "import type { B } from './canary-ring-b.ts';\nexport type A = B;\n",
        'core/src/rules/canary-ring-b.ts': "import type { A } from './canary-ring-a.ts';\nexport type B = A;\n",
      },
    },
  ];
}

function throughWalls(): Plant[] {
  return [
    imports('door-only', `${M}/cases/canary-behind-the-door.ts`, '../bundles/canary-inside.ts', {
      [`${M}/bundles/canary-inside.ts`]: LEAF,
    }),
    imports('door-only', `${M}/cases/canary-foreign-store.ts`, '../identity/canary.store.ts', {
      [`${M}/identity/canary.store.ts`]: LEAF,
    }),
    imports(
      'door-only-from-outside',
      'server/src/app/canary-behind-the-door.ts',
      '../modules/bundles/canary-inside.ts',
    ),
    imports('platform-knows-no-module', 'server/src/platform/canary-upward.ts', '#identity'),
    imports('platform-door-only', `${M}/cases/canary-platform-inside.ts`, '../../platform/canary-inside.ts', {
      'server/src/platform/canary-inside.ts': LEAF,
    }),
    imports('testing-kit-in-tests-only', `${M}/cases/canary-testing-kit.ts`, '../../platform/testing.ts', {
      'server/src/platform/testing.ts': LEAF,
    }),
    imports('nobody-imports-app', `${M}/cases/canary-app.ts`, '#app'),
    imports('core-door-only', 'server/src/platform/canary-core-inside.ts', '../../../core/src/rules/canary-inside.ts', {
      'core/src/rules/canary-inside.ts': LEAF,
    }),
  ];
}

function impurities(): Plant[] {
  return [
    imports('judgement-without-store', `${M}/cases/canary.ts`, './canary.store.ts', {
      [`${M}/cases/canary.store.ts`]: LEAF,
    }),
    imports('judgement-without-store', `${M}/cases/judge-canary.ts`, './canary.store.ts'),
    imports('judgement-without-io', `${M}/intake/canary.ts`, 'node:fs'),
    imports('sql-in-store-only', `${M}/files/open-canary.ts`, 'pg'),
    imports('route-without-store', `${M}/cases/canary-noun/http.ts`, '../canary.store.ts'),
    imports('store-is-a-leaf', `${M}/cases/canary-noun/rows.store.ts`, './http.ts'),
    imports('core-is-pure', 'core/src/rules/canary-io.ts', 'node:fs'),
    imports('core-knows-nobody', 'core/src/rules/canary-server.ts', '../../../server/src/platform/canary-inside.ts'),
    imports('server-knows-no-web', 'server/src/platform/canary-web.ts', '../../../web/src/ui/canary-inside.ts'),
  ];
}

function strayFiles(): Plant[] {
  return [
    { rule: 'no-orphan', at: `${M}/cases/canary-orphan.ts`, files: { [`${M}/cases/canary-orphan.ts`]: LEAF } },
    imports('no-unresolved', `${M}/cases/canary-nowhere.ts`, './canary-does-not-exist.ts'),
    imports('no-test-import', `${M}/cases/canary-imports-test.ts`, './canary-some.test.ts', {
      [`${M}/cases/canary-some.test.ts`]: LEAF,
    }),
    imports('no-undeclared-package', `${M}/cases/canary-package.ts`, 'acorn'),
    imports('map-unknown-module', `${M}/canaryland/canary-use.ts`, '#identity'),
  ];
}

function faces(): Plant[] {
  return [
    imports('web-knows-core-only', 'web/src/citizen/canary-server.ts', '../../../server/src/platform/canary-inside.ts'),
    imports('web-without-node', 'web/src/citizen/canary-node.ts', 'node:path'),
    imports('face-to-itself', 'web/src/citizen/canary-face.ts', '../counter/canary-inside.ts', {
      'web/src/counter/canary-inside.ts': LEAF,
    }),
    imports('ui-knows-no-face', 'web/src/ui/canary-face.ts', '../counter/canary-inside.ts'),
    imports('api-knows-no-ui', 'web/src/api/canary-ui.ts', '../ui/canary-inside.ts', {
      'web/src/ui/canary-inside.ts': LEAF,
    }),
  ];
}
