import { type DefinitionRef, nameOf } from '../definitions.ts';
import type { PublishedCatalogue } from '../load-published.ts';
import { referencesOf } from './references-of.ts';

/** 谁用到它 (CAT-36): every published definition that names this one, but itself. */
export function usersOf(ref: DefinitionRef, { byKind }: PublishedCatalogue): (DefinitionRef & { name: string })[] {
  const all = Object.values(byKind).flatMap((definitions) => [...definitions.values()]);
  return all
    .filter(
      ({ definition }) =>
        referencesOf(definition).some(({ kind, code }) => kind === ref.kind && code === ref.code) &&
        !(definition.kind === ref.kind && definition.code === ref.code),
    )
    .map(({ definition }) => ({ kind: definition.kind, code: definition.code, name: nameOf(definition) }));
}
