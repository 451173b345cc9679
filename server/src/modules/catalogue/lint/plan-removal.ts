import type { LegalBasis, ProofReview, ServiceItem } from '@yijian/core/contract';
import type { DefinitionState } from '../definitions.ts';
import { judgeInheritance } from '../inheritance/judge-inheritance.ts';
import type { PublishedCatalogue } from '../load-published.ts';

/** 要求这份证明的事项 in force, with what they rest the demand on. */
export type ProofUse = { item: ServiceItem; basis: LegalBasis[] };

/** 哪些事项在要: every item in force that asks for the proof, once. */
export const usesOf = (code: string, { catalogue }: Pick<PublishedCatalogue, 'catalogue'>): ProofUse[] =>
  [...catalogue.items.values()].flatMap(({ definition: item }) => {
    const asked = item.materials.filter((one) => one.material === code);
    return asked.length === 0 ? [] : [{ item, basis: asked.flatMap(({ basis }) => basis) }];
  });

/**
 * 移除到哪一步 of one item: `open` = nothing was done yet; `drafted` = a draft without the proof waits to be published; `begun` =
 * somebody is writing a draft that still asks for it (never overwritten); `above` = only the level above may take it out.
 */
export type RemovalStanding = 'open' | 'drafted' | 'begun' | 'above';

export const withoutProof = (item: ServiceItem, proof: string): ServiceItem => ({
  ...item,
  materials: item.materials.filter((one) => one.material !== proof),
});

/** 移除到哪一步 (pure): of an item that asks for the proof, by its draft and by who may change its materials. */
export function removalStanding(
  item: ServiceItem,
  proof: string,
  around: { draft: DefinitionState['draft']; published: PublishedCatalogue },
): RemovalStanding {
  const draft = around.draft?.body as ServiceItem | undefined;
  if (draft !== undefined) return draft.materials.some((one) => one.material === proof) ? 'begun' : 'drafted';
  const findings = judgeInheritance(withoutProof(item, proof), around.published);
  return findings.some(({ code }) => code === 'common-element') ? 'above' : 'open';
}

/** 使它取消的那条判定, or undefined while nothing cancels the proof. */
export const cancelling = (review: ProofReview | undefined): ProofReview['verdicts'][number] | undefined =>
  review?.verdicts.find((one) => one.applies);
