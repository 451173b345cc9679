import {
  type Benchmark,
  comparedAspects,
  type ComparedAspect,
  type Finding,
  type ServiceItem,
} from '@yijian/core/contract';
import Type from 'typebox';
import { actorRef, command, type Context, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import { judgeInheritance } from '../inheritance/judge-inheritance.ts';
import { judgeAlone, judgeDefinition } from '../judge-definition.ts';
import { overlaid } from '../load-published.ts';
import { Code } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { adopted, registeredValue } from './adopt-aspect.ts';

type Input = { benchmark: string; aspect: ComparedAspect; reason: string };

/**
 * 采纳对标 (CAT-19): what a city does in one aspect becomes the standard here. The adoption is noted in the city's comparison with its reason;
 * where the aspect is an element, the item gets a draft with it, which further aspects join. Both are published by somebody else (四眼);
 * sending them for review stays with the person, who may not be through with the cities yet. Refuses `catalogue.unknown-definition`, `catalogue.unknown-item`, `catalogue.nothing-to-adopt`, `catalogue.draft-begun`
 * (somebody else's draft is never touched), `catalogue.common-element`.
 */
export const adoptBenchmark = command({
  name: 'catalogue.adopt-benchmark',
  title: '采纳对标城市的做法',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      benchmark: Code,
      aspect: Type.Unsafe<ComparedAspect>(Type.Union(comparedAspects.map((aspect) => Type.Literal(aspect)))),
      reason: Type.String({ minLength: 2, maxLength: 300 }),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: Input }) => {
    const city = { kind: 'benchmark', code: input.benchmark } as const;
    const { published } = await takeCatalogue(db, [city]);
    const found = published.byKind.benchmark.get(input.benchmark)?.definition as Benchmark | undefined;
    if (found === undefined) throw refusals.unknownDefinition.with(city);
    return takeCatalogue(db, [city, { kind: 'item', code: found.item }]);
  }),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const [ofCity, ofItem] = [taken.states[0]!, taken.states[1]!];
    for (const { draft } of [ofCity, ofItem])
      if (draft !== null && draft.savedBy !== actorRef(actor)) throw refusals.draftBegun.with();
    const city = (ofCity.draft?.body ?? taken.published.byKind.benchmark.get(input.benchmark)!.definition) as Benchmark;
    const inForce = taken.published.catalogue.items.get(city.item)?.definition;
    if (inForce === undefined) throw refusals.unknownItem.with({ item: city.item });
    if (registeredValue(city, input.aspect) === undefined) throw refusals.nothingToAdopt.with({ aspect: input.aspect });
    const item = adopted((ofItem.draft?.body ?? inForce) as ServiceItem, city, input.aspect);
    const changes = [
      { state: ofCity, to: 'draft' as const, body: noted(city, input, ctx) },
      ...(item === null ? [] : [{ state: ofItem, to: 'draft' as const, body: item }]),
    ];
    const findings = item === null ? [] : judge(item, taken);
    const { writes, changed } = planChanges(taken, changes, { actor, ctx });
    return {
      writes,
      result: {
        benchmark: city.code,
        aspect: input.aspect,
        item: item === null ? null : { code: item.code, version: changed[1]!.version, findings },
      },
    };
  },
});

const noted = (city: Benchmark, { aspect, reason }: Input, ctx: Context): Benchmark => ({
  ...city,
  adopted: [...(city.adopted ?? []).filter((one) => one.aspect !== aspect), { aspect, reason, on: ctx.today }],
});

/** What keeps the draft from being published; refuses what only the level above may set. */
function judge(item: ServiceItem, { published, states }: TakenCatalogue): Finding[] {
  const common = judgeInheritance(item, published).filter(({ code }) => code === 'common-element');
  if (common.length > 0) throw refusals.commonElement.with({ findings: common });
  const around = overlaid(published, [{ definition: item, version: states[1]!.lastVersion + 1, hash: '' }]);
  return [...judgeDefinition(item, around), ...judgeAlone(item, around)];
}
