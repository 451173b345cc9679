import { useQuery } from '@tanstack/react-query';
import type { Variant } from '@yijian/core/contract';
import type { Shared } from '@yijian/core/definitions';
import { useMemo } from 'react';
import { readShared, type SharedDefinitions } from '../../api/shared.ts';

const none: SharedDefinitions = { situations: [], rules: [], variants: [] };

/** 共用的定义 by code, read once; empty until they are there. */
export function useShared(): Shared & { variants: readonly Variant[] } {
  const { data = none } = useQuery({ queryKey: ['shared'], queryFn: readShared, staleTime: 60_000 });
  return useMemo(() => {
    const byCode = <T extends { definition: { code: string } }>(all: readonly T[]) =>
      new Map(all.map((one) => [one.definition.code, one] as const));
    return {
      situations: byCode(data.situations),
      rules: byCode(data.rules),
      variants: data.variants.map(({ definition }) => definition),
    };
  }, [data]);
}
