import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { judgeBans } from './bans.ts';
import { judgeDoors } from './doors.ts';
import type { ModuleMap } from './map.ts';
import { judgeShape } from './shape.ts';
import type { Source } from './sources.ts';
import { judgeSql } from './sql.ts';

const map: ModuleMap = {
  identity: { tier: 0, zh: '身份', uses: [] },
  journal: { tier: 0, zh: '留痕', uses: [], schemas: ['platform'] },
  cases: { tier: 3, zh: '办件', uses: ['identity'] },
};

function source(path: string, text: string): Source {
  const module = /modules\/([^/]+)\//.exec(path)?.[1];
  return {
    path,
    text,
    area: module ? 'module' : 'core',
    ...(module ? { module } : {}),
    isTest: path.endsWith('.test.ts'),
    isStore: path.endsWith('.store.ts'),
    isSql: path.endsWith('.sql'),
    ...(path.endsWith('.ts') ? { ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false) } : {}),
  };
}

describe('what the checker must not bite (误报)', () => {
  test.each([
    ['cases/hint.ts', "export const hint = 'Select the item from the list below';"],
    ['cases/hint.ts', "export const hint = 'update the form and set a date';"],
    ['cases/cases.store.ts', 'export const q = `select extract(epoch from c.opened_at) from cases.case c`;'],
    ['cases/cases.store.ts', 'export const q = `select p.name from cases.case c join identity.v_person p on true`;'],
    ['cases/cases.store.ts', 'export const q = `select id from cases.case where due_at <= now()`;'],
    ['cases/cases.store.ts', "export const row = insertInto('cases.case', { id: 'uuid' });"],
    ['cases/cases.store.ts', "export const type = 'identity.person-moved';"],
    ['cases/cases.test.ts', 'const q = `select id from identity.person`;'],
    ['journal/journal.store.ts', 'export const q = `select leaf from platform.journal`;'],
    ['cases/migrations/0001.sql', 'create table cases.a (b uuid references identity.person (id), at timestamptz);'],
    ['cases/migrations/0001.sql', "comment on table cases.a is '默认 now() 不用; default now()';"],
  ])('SQL in %s: %s', (path, text) => {
    expect(judgeSql(source(`server/src/modules/${path}`, text), map)).toEqual([]);
  });

  test.each([
    'export const day = new Date(instant);',
    'export const epoch = Date.UTC(2026, 0, 1);',
    '// Date.now() and Math.random() are banned here',
    "export const text = 'fetch(it) at Date.now()';",
    'export const found = port.fetch(url);',
    'export type Colour = "red" | "green";',
    '// oxlint-disable-next-line max-params -- the shape of the standard',
  ])('a word that only looks like the world: %s', (text) => {
    expect(judgeBans(source('core/src/rules/some.ts', text))).toEqual([]);
  });

  test('a type named types.ts, a folder per noun, a template named common', () => {
    const paths = ['cases/index.ts', 'cases/types.ts', 'cases/strands/strand.ts', 'cases/templates/common.typ'];
    const sources = [...paths, 'cases/README.md'].map((path) => source(`server/src/modules/${path}`, ''));
    expect(judgeShape(sources, map)).toEqual([]);
  });

  test('a door whose names are explained where they are defined, even through a second file', () => {
    const folder = 'server/src/modules/cases';
    const door = source(
      `${folder}/index.ts`,
      "export { openCase } from './strands/index.ts';\nexport type { Case } from './cases.ts';\n",
    );
    const inner = source(`${folder}/strands/index.ts`, "export { openCase } from './open-case.ts';\n");
    const useCase = source(`${folder}/strands/open-case.ts`, '/** 立案 opens. */\nexport const openCase = 1;\n');
    const model = source(`${folder}/cases.ts`, '/** 办件 */\nexport interface Case { id: string }\n');
    expect(judgeDoors([door, inner, useCase, model])).toEqual([]);
  });
});
