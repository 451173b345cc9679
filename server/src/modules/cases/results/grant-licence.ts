import { personNames } from '#identity';
import { findEvidence, issueLicence } from '#licences';
import { type BundleRelease, type ItemResult, resultActs } from '@yijian/core/contract';
import type { FieldValue } from '@yijian/core/forms';
import { describeValue } from '@yijian/core/forms';
import { type DeliveredEvent, type Environment, type Reaction, reactionKey, systemActor } from '#platform';
import { applicantName } from '../views/applicant-name.ts';
import type { Decision } from '../case-state.ts';
import { listParties } from '../cases.store.ts';
import { issueSample } from './issue-sample.ts';
import { readCase, type ReadCase } from '../views/read-case.ts';
import { handOver } from '../hand-over.ts';

/**
 * 办结即签发 (LIC-11): a granted strand whose result is a licence issues it to the holder's space, where the next bundle finds
 * it. What the item leaves empty keeps the value of the version before (变更). Once per decision. A test case (THG-16) gets a paper only.
 */
export const grantLicence: Reaction = {
  consumer: 'cases.grant-licence',
  on: ['strand.granted'],
  handle: async (event, env) => {
    const { member, decision } = event.data as { member: string; decision: Decision };
    const read = await readCase(env, event.ownerId, () => true);
    const item = read.release.members.find((one) => one.id === member)!.item;
    if (item.result.kind !== 'licence' || !item.result.licenceType) return;
    const holder = await holderOf(env, read, item.result);
    const before = (await findEvidence(env.db, env.keys, { ...holder, role: 'holder' })).find(
      (one) => one.licenceType === item.result.licenceType,
    );
    const attributes = {
      ...before?.attributes,
      ...attributesOf(read.release, {
        member,
        result: item.result,
        values: read.values,
        decidedOn: decision.decidedOn,
      }),
    };
    const printed = {
      type: item.result.licenceType,
      authority: read.record.state.strands[member]!.authority,
      holderName: await nameOf(env, read, { holder, attributes }),
      attributes,
      numberedAs: (item.result.attributes ?? []).filter((one) => one.generated === 'number').map((one) => one.id),
      caseId: event.ownerId,
      member,
      appliedOn: read.record.state.receivedOn,
    };
    const as = { actor: systemActor, idempotencyKey: reactionKey(event, 'cases.grant-licence') };
    if (read.record.state.trial) {
      const sample = { eventId: event.id, number: decision.number, issuedOn: decision.decidedOn };
      await env.execute(issueSample, { input: { ...printed, ...sample }, ...as });
      return;
    }
    const input = {
      ...printed,
      holder: { kind: holder.kind, subjectId: holder.subjectId },
      ...(await guardianOf(env, read, holder)),
      decisionId: decision.id,
    };
    await env.execute(issueLicence, { input, ...as });
  },
};

type Holder = { kind: 'person' | 'organisation'; subjectId: string };

/** The party that the result belongs to; without one, the applicant. */
async function holderOf(env: Environment, read: ReadCase, result: ItemResult): Promise<Holder> {
  const { head } = read.record;
  const party = (await listParties(env.db, read.record.caseId)).find((one) => one.role === result.holder);
  return party
    ? { kind: party.kind, subjectId: party.subjectId }
    : { kind: head.principalKind, subjectId: head.principalId };
}

/** 监护人: a child without an account cannot look after its own papers; the parent who applied keeps them (民法典 27, 34). */
async function guardianOf(env: Environment, { record }: ReadCase, holder: Holder): Promise<{ guardian?: string }> {
  const { principalKind, principalId } = record.head;
  const isOther = holder.kind === 'person' && principalKind === 'person' && holder.subjectId !== principalId;
  const isKnown = isOther && (await personNames(env.db, env.keys, [holder.subjectId])).has(holder.subjectId);
  return isOther && !isKnown ? { guardian: principalId } : {};
}

async function nameOf(
  env: Environment,
  read: ReadCase,
  of: { holder: Holder; attributes: Record<string, string> },
): Promise<string> {
  return (
    of.attributes.holder ??
    of.attributes.name ??
    (of.holder.subjectId === read.record.head.principalId ? applicantName(env, read.record.head) : '持证人')
  );
}

type Issue = { member: string; result: ItemResult; values: Readonly<Record<string, FieldValue>>; decidedOn: string };

/** What is printed on the licence: values of the item's own fields in words, fixed texts; empty ones are left out. */
export function attributesOf(release: BundleRelease, issue: Issue): Record<string, string> {
  const entries = (issue.result.attributes ?? []).flatMap((attribute): [string, string][] => {
    if (attribute.text) return [[attribute.id, attribute.text]];
    if (attribute.generated === 'issuedOn') return [[attribute.id, issue.decidedOn]];
    const field = release.fields.find((one) =>
      one.uses.some((use) => use.member === issue.member && use.field === attribute.field),
    );
    const value = field && issue.values[field.key];
    if (!field || value === undefined || value.length === 0) return [];
    return [
      [
        attribute.id,
        field.type === 'boolean' ? String(value) : describeValue({ ...field.definition, unit: undefined }, value),
      ],
    ];
  });
  return Object.fromEntries(entries);
}

/** 结果文书: the letters that tell the result of a strand. */
const resultLetters: ReadonlySet<string> = new Set([...Object.values(resultActs), 'decision-deny']);

/**
 * 电子送达 (行政许可法 44): the sealed result lies in the applicant's space, so it is handed over, unless the item says that it only
 * goes out on paper (ENG-32): then the counter hands it over.
 */
export const deliverResult: Reaction = {
  consumer: 'cases.deliver-result',
  on: ['document.issued'],
  handle: async (event: DeliveredEvent, env) => {
    const { kind, member } = event.data as { kind: string; member: string | null };
    if (!member || !resultLetters.has(kind)) return;
    const { release } = await readCase(env, event.ownerId, () => true);
    const { delivery } = release.members.find((one) => one.id === member)!.item.result;
    if (kind !== 'decision-deny' && delivery.length > 0 && !delivery.includes('electronic')) return;
    await env.execute(handOver, {
      input: { caseId: event.ownerId, member, manner: 'electronic' as const },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.deliver-result'),
    });
  },
};
