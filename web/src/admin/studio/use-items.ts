import { useQueries } from '@tanstack/react-query';
import type { Bundle, ServiceItem } from '@yijian/core/contract';
import { readDefinition } from '../../api/catalogue.ts';

/** 成员事项的内容 by item code; those that are not there (any more) are missing. */
export function useItems(bundle: Pick<Bundle, 'members'>): ReadonlyMap<string, ServiceItem> {
  const codes = [...new Set(bundle.members.map((member) => member.item).filter(Boolean))];
  return useQueries({
    queries: codes.map((code) => ({
      queryKey: ['definition', 'item', code],
      queryFn: () => readDefinition('item', code),
      staleTime: 60_000,
      retry: false,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) => {
          const body = data?.definition.body;
          return body?.kind === 'item' ? [[body.code, body] as const] : [];
        }),
      ),
  });
}
