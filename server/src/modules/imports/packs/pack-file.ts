import type { Bundle, Definition, ServiceItem } from '@yijian/core/contract';
import { type PublishedCatalogue, references } from '#catalogue';
import type { PackHead } from '../batch.ts';

const SCHEMA = 'yijian.pack/1';

/** 主题包文件: one bundle with everything it refers to, as JSON. */
export type PackFile = { schema: typeof SCHEMA; pack: PackHead; definitions: Definition[] };

/**
 * 导出主题包 (THG-17): the bundle and what it refers to, directly or not: items, dictionary, regimes, types, authorities and regions.
 * What holds only here is left out: numbers of the authority (实施编码), the tie to the level above, confirmed limits and exceptions.
 * Undefined when the bundle is not published.
 */
export function packFileOf(bundle: string, published: PublishedCatalogue): PackFile | undefined {
  const root = published.byKind.bundle.get(bundle)?.definition as Bundle | undefined;
  if (root === undefined) return undefined;
  const found = new Map<string, Definition>();
  const visit = (definition: Definition): void => {
    const place = `${definition.kind}:${definition.code}`;
    if (found.has(place)) return;
    const bare = withoutLocal(definition);
    found.set(place, bare);
    for (const { kind, code } of references.of(bare)) {
      const next = published.byKind[kind].get(code)?.definition;
      if (next !== undefined) visit(next);
    }
  };
  visit(root);
  const from = published.byKind.region.get(root.region)?.definition.name ?? root.region;
  return { schema: SCHEMA, pack: { bundle, name: root.name, from }, definitions: [...found.values()] };
}

function withoutLocal(definition: Definition): Definition {
  if (definition.kind === 'item') {
    const { inherits: _, taskCode: __, ...rest } = definition;
    return rest satisfies ServiceItem;
  }
  if (definition.kind !== 'bundle') return definition;
  const { confirmations: _, exception: __, ...rest } = definition;
  return rest satisfies Bundle;
}

/** 主题包的说明 of a JSON file; null when it is no pack. */
export function packHeadOf(value: unknown): PackHead | null {
  const { schema, pack } = (value ?? {}) as { schema?: unknown; pack?: Partial<PackHead> | null };
  if (schema !== SCHEMA || typeof pack !== 'object' || pack === null) return null;
  const { bundle, name, from } = pack;
  const isText = (one: unknown): one is string => typeof one === 'string' && one.length <= 100;
  return isText(bundle) && isText(name) && isText(from) ? { bundle, name, from } : null;
}
