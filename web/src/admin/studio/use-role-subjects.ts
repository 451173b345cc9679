import { useQueries } from '@tanstack/react-query';
import { type DefinitionRow, readDefinition } from '../../api/catalogue.ts';

/** 当事人角色是个人还是单位, by role code. */
export function useRoleSubjects(roles: readonly DefinitionRow[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: roles.map(({ code }) => ({
      queryKey: ['definition', 'role', code],
      queryFn: () => readDefinition('role', code),
      staleTime: 5 * 60_000,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) =>
          data?.definition.body?.kind === 'role'
            ? [[data.definition.body.code, data.definition.body.subject] as const]
            : [],
        ),
      ),
  });
}
