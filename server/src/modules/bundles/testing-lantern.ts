import { fileURLToPath } from 'node:url';
import type { Bundle, Definition, ServiceItem } from '@yijian/core/contract';
import Type from 'typebox';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '#catalogue';
import { readYamlFolder } from '../../platform/testing/index.ts';
import { command, loadEach, type Queryable } from '#platform';

/** With the letters that every deployment has. */
const folders = ['../../../../content/base', '../catalogue/fixtures/lantern'];
const definitions = folders.flatMap((folder) =>
  readYamlFolder(fileURLToPath(new URL(folder, import.meta.url))),
) as Definition[];

/** 虚构的灯笼区: everything but the bundle. */
export const lanternDefinitions = (): Exclude<Definition, Bundle>[] =>
  definitions.filter((one): one is Exclude<Definition, Bundle> => one.kind !== 'bundle');

/** One of its items, changed as a test needs it. */
export const lanternItem = (code: string, change: Partial<ServiceItem> = {}): ServiceItem => ({
  ...(definitions.find((one) => one.kind === 'item' && one.code === code) as ServiceItem),
  ...change,
});

/** 开办灯笼铺, changed as a test needs it. */
export const lanternBundleWith = (change: Partial<Bundle> = {}): Bundle => ({
  ...(definitions.find((one) => one.kind === 'bundle') as Bundle),
  ...change,
});

type Change = { definition: unknown; to: 'draft' } | { definition: unknown; to: 'withdraw' };

/** What the catalogue's own commands do, through its door: a draft is saved, an item is withdrawn. */
export const changeLantern = command({
  name: 'test.change-lantern',
  title: '测试：改目录',
  permission: { system: true },
  input: Type.Object({ definition: Type.Unknown(), to: Type.Union([Type.Literal('draft'), Type.Literal('withdraw')]) }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: Change }) => {
    const { kind, code } = input.definition as Definition;
    return takeCatalogue(db, [{ kind, code }]);
  }),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const body = input.definition as Definition;
    const { writes, changed } = planChanges(taken, [{ state: taken.states[0]!, to: input.to, body }], { actor, ctx });
    return { writes, result: changed[0]! };
  },
});
