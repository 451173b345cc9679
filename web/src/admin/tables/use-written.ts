import { writtenTable } from '@yijian/core/compile';
import type { DataElement, DecisionTable } from '@yijian/core/contract';
import type { WrittenTable } from '@yijian/core/rules/tables';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readDefinition } from '../../api/catalogue.ts';

/** 带类型的表: undefined while the data elements of its columns are not all read. */
export function useWritten(table: DecisionTable): WrittenTable | undefined {
  const codes = [...new Set([...table.inputs, ...table.outputs].map((column) => column.element))];
  const elements = useQueries({
    queries: codes.map((code) => ({
      queryKey: ['definition', 'dataElement', code],
      queryFn: () => readDefinition('dataElement', code),
      staleTime: 60_000,
      retry: false,
    })),
    combine: (answers) =>
      answers.flatMap(({ data }) => {
        const body = data?.definition.body;
        return body?.kind === 'dataElement' ? [body] : [];
      }),
  });
  return useMemo(
    () => writtenTable(table, new Map(elements.map((one): [string, DataElement] => [one.code, one]))),
    [table, elements],
  );
}
