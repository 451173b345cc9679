import type { Authority, Definition, DefinitionKind, ServiceItem } from '@yijian/core/contract';
import { type PublishedCatalogue, references } from '#catalogue';
import { blockAt, type Given, type Mapping, type Problem } from '../batch.ts';
import { AS_DRAFT } from './suggest-mapping.ts';

/** Properties that hold a code of another definition which may be called something else here. */
const keys: Readonly<Record<string, DefinitionKind>> = {
  authority: 'authority',
  supervisor: 'authority',
  lead: 'authority',
  decidingRegion: 'region',
  region: 'region',
  licenceType: 'licenceType',
  item: 'item',
};

/**
 * 按对应改写, in the same order: what is replaced by something here is told so (`local`); the rest refers to what is here. Items get place
 * and telephone of the authority here. What has no counterpart, and what refers to it, is wrong, with what is missing.
 */
export function mapGiven(given: readonly Given[], mapping: Mapping, published: PublishedCatalogue): Given[] {
  const targets = new Map(mapping.map(({ kind, code, to }) => [`${kind}:${code}`, to]));
  return given.map((one) => {
    const to = targets.get(`${one.kind}:${one.code}`);
    if (one.definition === null || to === undefined || to === AS_DRAFT) return mapOne(one, targets, published);
    return to === null
      ? { ...one, definition: null, problems: [...one.problems, unmatched(one.line, one.name)] }
      : { ...one, local: to };
  });
}

const unmatched = (line: number, name: string): Problem =>
  blockAt({ line, column: null }, 'not-mapped', {
    message: `「${name}」在本地还没有对应`,
    remedy: '请在「对应到本地」里选定，再导入',
  });

function mapOne(given: Given, targets: ReadonlyMap<string, string | null>, published: PublishedCatalogue): Given {
  if (given.definition === null) return given;
  const open = references.of(given.definition).filter(({ kind, code }) => targets.get(`${kind}:${code}`) === null);
  const problems = [...new Set(open.map(({ code }) => code))].map((code) => unmatched(given.line, code));
  const renamed = rename(given.definition, targets) as Definition;
  const placed = renamed.kind === 'item' ? atHome(renamed, given.definition as ServiceItem, published) : renamed;
  const told = placed === renamed ? [] : [moved(given.line)];
  return { ...given, definition: placed, problems: [...given.problems, ...problems, ...told] };
}

function rename(value: unknown, targets: ReadonlyMap<string, string | null>): unknown {
  if (Array.isArray(value)) return value.map((one) => rename(one, targets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const kind = typeof inner === 'string' ? keys[name] : undefined;
      const to = kind === undefined ? undefined : targets.get(`${kind}:${inner as string}`);
      return [name, to === undefined || to === null || to === AS_DRAFT ? rename(inner, targets) : to];
    }),
  );
}

/** 办理地点和电话 of another place help nobody here. */
function atHome(item: ServiceItem, before: ServiceItem, { byKind }: PublishedCatalogue): ServiceItem {
  const authority = byKind.authority.get(item.authority)?.definition as Authority | undefined;
  if (authority === undefined || item.authority === before.authority) return item;
  return { ...item, place: authority.address, phone: authority.phone };
}

const moved = (line: number): Problem => ({
  line,
  column: null,
  severity: 'warn',
  code: 'place-replaced',
  message: '办理地点和咨询电话已换成本地机构的',
  remedy: '公布前请核对地点、电话、时限和依据',
});
