import type { DefinitionKind } from '@yijian/core/contract';
import type { PublishedCatalogue } from '#catalogue';
import type { Given, Mapping } from '../batch.ts';

/** Value of `to` for what is taken over as a draft instead of being replaced. */
export const AS_DRAFT = 'import';

/** What exists only once in reality: a place's own authorities and regions are never brought in from elsewhere. */
export const isLocalOnly = (kind: DefinitionKind): boolean =>
  kind === 'authority' || kind === 'region' || kind === 'hall';

/**
 * 建议对应 (THG-17): for everything in a pack but the bundle itself: the same code here, else (authorities, regions, licence types) the only
 * one of the same name here; what is still open is taken over as a draft, except authorities and regions, which a person must name.
 */
export function suggestMapping(given: readonly Given[], { byKind }: PublishedCatalogue): Mapping {
  return given
    .filter(({ kind, definition }) => kind !== 'bundle' && definition !== null)
    .map(({ kind, code, name }) => {
      if (byKind[kind].has(code)) return { kind, code, name, to: code };
      const named = [...byKind[kind].values()].filter(({ definition }) => definition.name === name);
      const isNamed = named.length === 1 && (isLocalOnly(kind) || kind === 'licenceType');
      return { kind, code, name, to: isNamed ? named[0]!.definition.code : isLocalOnly(kind) ? null : AS_DRAFT };
    });
}
