import { keyWithoutRole } from '@yijian/core/compile';
import type { FieldValue } from '@yijian/core/forms';
import { type Actor, coversBundle, type Environment } from '#platform';
import { type FiledValues, listFiledValues } from './given-values.store.ts';

/** 曾填内容 GivenValue: what the applicant once gave about `subjectId`; `matter` is the merge key without the party's role. */
export type GivenValue = {
  subjectId: string;
  matter: string;
  value: FieldValue;
  bundleName: string;
  receivedOn: string;
};

/**
 * 历史申请 (FRM-05): what the person at the keyboard gave in earlier applications about themself or about the organisation they
 * act for, newest first. Only what was typed in: a licence's or a register's value of that day is no answer of today. Never
 * values of another party, never for staff; a mandate reaches only cases of its own bundles; erased values are gone.
 */
export async function listGivenValues(env: Environment, actor: Actor): Promise<GivenValue[]> {
  if (actor.kind !== 'citizen' || !actor.principal || !actor.personId || !actor.accountId) return [];
  const { id: principalId } = actor.principal;
  const by = { principalId, personId: actor.personId, accountId: actor.accountId };
  const filed = (await listFiledValues(env.db, by)).filter(
    (row) => row.subjectId === actor.personId || coversBundle(actor, row.bundle),
  );
  const { keys } = await env.keys.load(env.db, [...new Set(filed.map((row) => row.subjectId))]);
  return filed.flatMap((row) => {
    const key = keys.get(row.subjectId);
    if (!key) return [];
    return typedIn(row, env.keys.decrypt(key, `personal|${row.caseId}`, row.cipher) as Record<string, FieldValue>);
  });
}

function typedIn(row: FiledValues, values: Record<string, FieldValue>): GivenValue[] {
  const { subjectId, bundleName, receivedOn } = row;
  return row.fields
    .filter((field) => field.source === 'applicant' && values[field.key] !== undefined)
    .map((field) => ({
      subjectId,
      matter: keyWithoutRole(field.key, row.role),
      value: values[field.key]!,
      bundleName,
      receivedOn,
    }));
}
