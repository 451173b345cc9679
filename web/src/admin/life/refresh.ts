import { useQueryClient } from '@tanstack/react-query';

/** 刷新目录: whatever shows definitions, drafts, reviews or levels asks again. */
export function useCatalogueRefresh(): () => Promise<void> {
  const cache = useQueryClient();
  return () =>
    cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'compile' && queryKey[0] !== 'me' });
}
