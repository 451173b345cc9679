import { useQuery } from '@tanstack/react-query';
import { type DefinitionRow, listDefinitions } from '../../api/catalogue.ts';
import { words } from '../strings.ts';

const PAGE = 200;

/** 一类定义: all rows of a small kind (authorities, regions, roles), read once. */
export function useKind(kind: string): DefinitionRow[] {
  const read = useQuery({
    queryKey: ['definitions', kind, 'all'],
    queryFn: () => allOf(kind),
    staleTime: 5 * 60_000,
  });
  return read.data ?? [];
}

async function allOf(kind: string): Promise<DefinitionRow[]> {
  const rows: DefinitionRow[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await listDefinitions({ kind, after, limit: PAGE });
    rows.push(...page.definitions);
    if (page.next === null) return rows;
    after = page.next;
  }
}

/** 归属的名称: authorities and regions by code; what belongs to no one in particular belongs to the district. */
export function useOwnerNames(): ReadonlyMap<string, string> {
  const rows = [...useKind('region'), ...useKind('authority')];
  return new Map([['district', words.list.district], ...rows.map((row) => [row.code, row.name] as const)]);
}
