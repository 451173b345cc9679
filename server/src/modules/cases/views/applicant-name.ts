import { getOrganisation, getPersonFacts, personNames } from '#identity';
import { maskName } from '@yijian/core/identifiers';
import type { Environment } from '#platform';
import type { CaseHead } from '../cases.store.ts';

/** 申请人 of a case as documents print it. */
export async function applicantName(
  env: Environment,
  head: Pick<CaseHead, 'principalKind' | 'principalId'>,
): Promise<string> {
  if (head.principalKind === 'organisation') return (await getOrganisation(env.db, head.principalId)).name;
  return (await getPersonFacts(env.db, env.keys, head.principalId)).name;
}

/** 申请人 as lists show it: enterprises in full, people masked; somebody whose facts were erased keeps their cases in the lists. */
export async function shownApplicant(
  env: Environment,
  head: Pick<CaseHead, 'principalKind' | 'principalId'>,
): Promise<string> {
  if (head.principalKind === 'organisation') return applicantName(env, head);
  const name = (await personNames(env.db, env.keys, [head.principalId])).get(head.principalId);
  return name === undefined ? '(信息已删除)' : maskName(name);
}

/** 申请人 in full for the department that handles the accepted strand; an erased person is told so. */
export async function namedApplicant(
  env: Environment,
  head: Pick<CaseHead, 'principalKind' | 'principalId'>,
): Promise<string> {
  if (head.principalKind === 'organisation') return applicantName(env, head);
  return (await personNames(env.db, env.keys, [head.principalId])).get(head.principalId) ?? '(信息已删除)';
}
