import type {
  Bundle,
  Catalogue,
  Definition,
  DefinitionKind,
  LegalAct,
  ProofReview,
  ServiceItem,
  SharedRule,
  Situation,
  WordList,
} from '../contract/index.ts';
import { sharedIn } from '../definitions/index.ts';
import { defaultWords } from './wording.ts';

type Of<K extends DefinitionKind> = Extract<Definition, { kind: K }>;

/** 体检的依据: the catalogue with what the housekeeping definitions say about it. Built once per state of the catalogue. */
export type LintWorld = {
  catalogue: Catalogue;
  bundles: readonly Bundle[];
  words: WordList['words'];
  /** by title */
  acts: ReadonlyMap<string, LegalAct>;
  reviews: ReadonlyMap<string, ProofReview>;
  /** situations and rules that nothing refers to */
  idle: readonly (Situation | SharedRule)[];
};

/** 备好体检: `of` answers every definition of a kind that is in force. No word list published: the words of the policy texts. */
export function lintWorld(catalogue: Catalogue, of: <K extends DefinitionKind>(kind: K) => Iterable<Of<K>>): LintWorld {
  const lists = [...of('wordList')];
  return {
    catalogue,
    bundles: [...of('bundle')],
    words: lists.length === 0 ? defaultWords : lists.flatMap((list) => list.words),
    acts: new Map([...of('legalAct')].map((act) => [act.name, act])),
    reviews: new Map([...of('proofReview')].map((review) => [review.code, review])),
    idle: idleOf(of),
  };
}

function idleOf(of: <K extends DefinitionKind>(kind: K) => Iterable<Of<K>>): LintWorld['idle'] {
  const users: Definition[] = [...of('item'), ...of('bundle'), ...of('variant'), ...of('rule')];
  const used = new Set(users.flatMap(sharedIn).map(({ kind, code }) => `${kind}:${code}`));
  return [...of('situation'), ...of('rule')].filter(({ kind, code }) => !used.has(`${kind}:${code}`));
}

/** Items of the world, by code. */
export const itemsOf = ({ catalogue }: LintWorld): ServiceItem[] =>
  [...catalogue.items.values()].map(({ definition }) => definition);
