import { findOrganisationByUscc, findPersonByIdNumber } from '#identity';
import { checkIdNumber, checkUscc } from '@yijian/core/identifiers';
import type { Actor, Environment } from '#platform';
import { refusals } from './refusals.ts';

export type Applicant = { principal: { kind: 'person' | 'organisation'; id: string }; personId: string | null };
export type AtCounter =
  | { kind: 'person'; idNumber: string }
  | { kind: 'organisation'; uscc: string; agentIdNumber?: string };

/** The acting subject of a citizen, or the person or enterprise that stands at the counter. Refuses `applicant-kind` with what is wrong with the number. */
export async function findApplicant(
  env: Environment,
  atCounter: AtCounter | undefined,
  actor: Actor,
): Promise<Applicant> {
  if (actor.kind === 'citizen') {
    if (!actor.principal) throw refusals.applicantKind.with();
    return { principal: actor.principal, personId: actor.personId };
  }
  if (!atCounter)
    throw refusals.applicantKind.with({ findings: [{ place: 'applicant', message: '请先刷身份证或输入证件号码' }] });
  if (atCounter.kind === 'person') {
    const personId = await personOf(env, atCounter.idNumber, 'applicant.idNumber');
    return { principal: { kind: 'person', id: personId }, personId };
  }
  const verdict = checkUscc(atCounter.uscc);
  if (!verdict.ok)
    throw refusals.applicantKind.with({
      findings: [{ place: 'applicant.uscc', message: verdict.reason, remedy: verdict.remedy }],
    });
  const organisation = await findOrganisationByUscc(env.db, atCounter.uscc);
  if (!organisation)
    throw refusals.applicantKind.with({
      findings: [
        {
          place: 'applicant.uscc',
          message: '没有这家企业的登记信息',
          remedy: '请核对统一社会信用代码，或请申请人先办理营业执照',
        },
      ],
    });
  const agent = atCounter.agentIdNumber
    ? await personOf(env, atCounter.agentIdNumber, 'applicant.agentIdNumber')
    : organisation.legalRepresentativeId;
  return { principal: { kind: 'organisation', id: organisation.organisationId }, personId: agent };
}

async function personOf(env: Environment, idNumber: string, place: string): Promise<string> {
  const verdict = checkIdNumber(idNumber);
  if (!verdict.ok)
    throw refusals.applicantKind.with({ findings: [{ place, message: verdict.reason, remedy: verdict.remedy }] });
  const person = await findPersonByIdNumber(env.db, env.keys, idNumber);
  if (!person)
    throw refusals.applicantKind.with({
      findings: [{ place, message: '平台上还没有这个人的实名信息', remedy: '请申请人先在自助机或手机上完成实名登记' }],
    });
  return person.personId;
}
