import { useQueries } from '@tanstack/react-query';
import type { Bundle, ServiceItem } from '@yijian/core/contract';
import { expandItem } from '@yijian/core/definitions';
import { useShared } from '../catalogue/use-shared.ts';
import { readDefinition } from '../../api/catalogue.ts';

/** 成员事项的内容 by item code, what they share put in full; those that are not there (any more) are missing. */
export function useItems(bundle: Pick<Bundle, 'members'>): ReadonlyMap<string, ServiceItem> {
  const shared = useShared();
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
          return body?.kind === 'item' ? [[body.code, expandItem(body, shared)] as const] : [];
        }),
      ),
  });
}
