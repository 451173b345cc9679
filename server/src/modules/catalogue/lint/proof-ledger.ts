import { type CancelRule, cancelRules, type MaterialType, type ProofReview } from '@yijian/core/contract';
import { cancelRuleHelp, cancelRuleWords, suggestedVerdicts } from '@yijian/core/lint';
import type { Queryable } from '#platform';
import type { DefinitionState } from '../definitions.ts';
import { listStates } from '../list-definitions.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { worldOf } from './housekeeping.ts';
import { cancelling, type ProofUse, type RemovalStanding, removalStanding, usesOf } from './plan-removal.ts';

/** 一项证明的清理: each cancel rule with the machine's view and the recorded verdict, draft before what is in force. */
export type ProofStanding = {
  code: string;
  name: string;
  issuer: string;
  purpose: string | null;
  basis: string | null;
  usedBy: { item: string; itemName: string; authorityName: string; basis: string[]; removal: RemovalStanding }[];
  standing: 'open' | 'drafted' | 'kept' | 'cancelled';
  /** what the verdicts say, published or not; null while rules are open and none cancels */
  conclusion: 'cancel' | 'keep' | null;
  draftHash: string | null;
  rules: {
    rule: CancelRule;
    title: string;
    help: string;
    suggestion: string | null;
    verdict: { applies: boolean; reason: string; by: string; on: string } | null;
  }[];
};

type Around = { published: PublishedCatalogue; stateOf: (kind: string, code: string) => DefinitionState | undefined };

/** 证明清理台账: every proof of the catalogue; those that still have to be judged or taken out of items first. */
export async function proofLedger(db: Queryable): Promise<{ proofs: ProofStanding[] }> {
  const published = await loadPublished(db);
  const types = [...published.catalogue.materialTypes.values()].filter((type) => type.proof !== undefined);
  const uses = new Map(types.map(({ code }) => [code, usesOf(code, published)]));
  const items = new Set([...uses.values()].flat().map(({ item }) => item.code));
  const states = await listStates(db, [
    ...types.map(({ code }) => ({ kind: 'proofReview', code }) as const),
    ...[...items].map((code) => ({ kind: 'item', code }) as const),
  ]);
  const byRef = new Map(states.map((state) => [`${state.kind}:${state.code}`, state]));
  const around = { published, stateOf: (kind: string, code: string) => byRef.get(`${kind}:${code}`) };
  const proofs = types.map((type) => standingOf(type, uses.get(type.code)!, around));
  const isDone = ({ standing, usedBy }: ProofStanding): boolean =>
    standing === 'kept' || (standing === 'cancelled' && usedBy.length === 0);
  return { proofs: [...proofs.filter((one) => !isDone(one)), ...proofs.filter(isDone)] };
}

function standingOf(type: MaterialType, uses: readonly ProofUse[], around: Around): ProofStanding {
  const { published, stateOf } = around;
  const draft = stateOf('proofReview', type.code)?.draft ?? null;
  const inForce = published.byKind.proofReview.get(type.code)?.definition as ProofReview | undefined;
  const review = (draft?.body as ProofReview | undefined) ?? inForce;
  return {
    code: type.code,
    name: type.name,
    issuer: type.proof?.issuer ?? '',
    purpose: review?.purpose ?? null,
    basis: review?.basis ?? null,
    usedBy: uses.map((use) => usedBy(type.code, use, around)),
    standing: draft === null ? decided(inForce) : 'drafted',
    conclusion: concluded(review),
    draftHash: draft?.hash ?? null,
    rules: rulesOf(type, review, published),
  };
}

function decided(inForce: ProofReview | undefined): ProofStanding['standing'] {
  if (inForce === undefined) return 'open';
  return cancelling(inForce) === undefined ? 'kept' : 'cancelled';
}

function concluded(review: ProofReview | undefined): ProofStanding['conclusion'] {
  if (cancelling(review) !== undefined) return 'cancel';
  const judged = new Set(review?.verdicts.map(({ rule }) => rule));
  return cancelRules.every((rule) => judged.has(rule)) ? 'keep' : null;
}

function usedBy(
  proof: string,
  { item, basis }: ProofUse,
  { published, stateOf }: Around,
): ProofStanding['usedBy'][number] {
  return {
    item: item.code,
    itemName: item.name,
    authorityName: published.catalogue.authorities.get(item.authority)?.name ?? item.authority,
    basis: [...new Set(basis.map(({ law, article }) => `《${law}》${article ?? ''}`))],
    removal: removalStanding(item, proof, { draft: stateOf('item', item.code)?.draft ?? null, published }),
  };
}

function rulesOf(
  type: MaterialType,
  review: ProofReview | undefined,
  published: PublishedCatalogue,
): ProofStanding['rules'] {
  const suggested = new Map(suggestedVerdicts(type, worldOf(published)).map((one) => [one.rule, one.reason]));
  return cancelRules.map((rule) => {
    const verdict = review?.verdicts.find((one) => one.rule === rule);
    return {
      rule,
      title: cancelRuleWords[rule],
      help: cancelRuleHelp[rule],
      suggestion: suggested.get(rule) ?? null,
      verdict: verdict ? { applies: verdict.applies, reason: verdict.reason, by: verdict.by, on: verdict.on } : null,
    };
  });
}
