/** 埋设的文本违规: one plant or more for every rule that reads the source text. */
import type { Plant } from './canary.ts';

const M = 'server/src/modules';

/** 文本违规: all plants that the tree check must find. */
export function textPlants(): Plant[] {
  return [...ambientWorld(), ...statements(), ...migrations(), ...shapes(), ...doors()];
}

function plant(rule: string, at: string, text: string): Plant {
  return { rule, at, files: { [at]: text } };
}

function ambientWorld(): Plant[] {
  const uses = [
    'export const at = Date.now();',
    'export const at = new Date();',
    'export const luck = Math.random();',
    'export const later = setTimeout(() => undefined, 1000);',
    'export const often = setInterval(() => undefined, 1000);',
    "export const answer = fetch('https://example.org');",
    'export const id = crypto.randomUUID();',
    'export const sneaky = globalThis.fetch;',
  ];
  return [
    ...uses.map((text, index) => plant('ambient-world', `${M}/cases/canary-ambient-${index}.ts`, `${text}\n`)),
    plant('ambient-world', 'core/src/rules/canary-ambient.ts', 'export const at = Date.now();\n'),
    plant('ambient-world', 'server/src/app/canary-ambient.ts', 'export const at = Date.now();\n'),
    plant('no-enum', 'core/src/rules/canary-enum.ts', 'export enum Colour { Red }\n'),
    plant(
      'exception-with-reason',
      `${M}/cases/canary-exception.ts`,
      '// oxlint-disable-next-line max-params\nexport {};\n',
    ),
  ];
}

function statements(): Plant[] {
  const store = (name: string, sql: string): [string, string] => [
    `${M}/cases/canary-${name}.store.ts`,
    `export const statement = \`${sql}\`;\n`,
  ];
  return [
    plant(
      'sql-in-store',
      `${M}/cases/canary-inline-sql.ts`,
      'export const q = `select id from cases.case where id = $1`;\n',
    ),
    plant(
      'sql-in-store',
      'server/src/app/canary-inline-sql.ts',
      "export const q = 'insert into cases.case (id) values ($1)';\n",
    ),
    plant('own-schema', ...store('reads-bundles', 'select id from bundles.release')),
    plant('own-schema', ...store('joins-identity', 'select 1 from cases.case c join identity.person p on p.id = c.id')),
    plant('own-schema', ...store('writes-journal', 'insert into platform.journal (id) values ($1)')),
    plant(
      'own-schema',
      `${M}/cases/canary-shape.store.ts`,
      "import { insertInto } from '#platform';\nexport const row = insertInto('bundles.release', { id: 'uuid' });\n",
    ),
    plant(
      'sql-in-store',
      `${M}/cases/canary-shape.ts`,
      "import { updateIn } from '#platform';\nexport const row = updateIn('cases.case', { id: 'uuid' }, {});\n",
    ),
    plant('own-schema', ...store('view-above', 'select id from ratings.v_rating')),
    plant('sql-without-clock', ...store('now', 'insert into cases.case (id, opened_at) values ($1, now())')),
    plant('sql-without-clock', ...store('uuid', 'insert into cases.case (id) values (gen_random_uuid())')),
  ];
}

function migrations(): Plant[] {
  const migration = (name: string, sql: string): [string, string] => [
    `${M}/cases/migrations/9999-canary-${name}.sql`,
    `-- a comment; with a semicolon\n${sql};\n`,
  ];
  return [
    plant('sql-without-clock', ...migration('default', 'create table cases.x (at timestamptz default now())')),
    plant('plain-tables', ...migration('serial', 'create table cases.x (id bigserial)')),
    plant('plain-tables', ...migration('trigger', 'create trigger t before insert on cases.x execute function f()')),
    plant('own-schema', ...migration('foreign-key', 'create table cases.x (id uuid references bundles.release (id))')),
  ];
}

function shapes(): Plant[] {
  const many: Record<string, string> = {};
  for (let index = 0; index < 26; index += 1) many[`${M}/licences/crowd/canary-${index}.ts`] = 'export {};\n';
  return [
    plant('no-drawers', `${M}/cases/utils/canary.ts`, 'export {};\n'),
    plant('no-drawers', 'core/src/rules/helpers.ts', 'export {};\n'),
    plant('kebab-case', `${M}/cases/canaryCamel.ts`, 'export {};\n'),
    plant('has-a-readme', `${M}/canaryland`, ''),
    plant('has-a-door', `${M}/canaryland`, ''),
    plant('on-the-map', `${M}/canaryland`, ''),
    plant('short-readme', `${M}/workorders/README.md`, 'line\n'.repeat(61)),
    { rule: 'small-module', at: `${M}/licences/crowd`, files: many },
  ].map((one) => (one.at.endsWith('canaryland') ? { ...one, files: {} } : one));
}

function doors(): Plant[] {
  const names = Array.from({ length: 16 }, (_, index) => `canary${index}`);
  const door = `${M}/journal/index.ts`;
  const defined = {
    [`${M}/journal/canary-things.ts`]: names.map((name) => `export const ${name} = 1;`).join('\n'),
    [door]: `export { ${names.join(', ')} } from './canary-things.ts';\nexport const logic = 1;\n`,
  };
  return ['narrow-door', 'explained-door', 'door-holds-names'].map((rule) => ({ rule, at: door, files: defined }));
}
