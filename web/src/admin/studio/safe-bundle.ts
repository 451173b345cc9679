import type { Bundle } from '@yijian/core/contract';

/**
 * 可以看的定义: what is being typed, with every list a list and every text a text, so that it can be shown while it is still wrong.
 * The compiler gets the definition as it stands, never this.
 */
export function safeBundle(definition: unknown): Bundle {
  const given = isRecord(definition) ? definition : {};
  const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
  const questions = list(given.questions).filter(
    ({ id, answer, situation }) => typeof id === 'string' && (isRecord(answer) || typeof situation === 'string'),
  );
  return {
    ...given,
    kind: 'bundle',
    code: textOf(given.code),
    name: textOf(given.name),
    summary: textOf(given.summary),
    audience: given.audience === 'person' ? 'person' : 'enterprise',
    lifeStage: textOf(given.lifeStage),
    keywords: Array.isArray(given.keywords) ? given.keywords.filter((one) => typeof one === 'string') : [],
    region: textOf(given.region),
    lead: textOf(given.lead),
    applicantRole: textOf(given.applicantRole),
    fiveOnes: isRecord(given.fiveOnes) ? given.fiveOnes : {},
    eligibility: list(given.eligibility),
    questions: questions.filter(({ answer }) => !isRecord(answer) || hasOptions(answer)),
    members: list(given.members)
      .filter((member) => typeof member.id === 'string')
      .map(safeMember),
    promise: Array.isArray(given.promise) ? list(given.promise) : undefined,
    visits: isRecord(given.visits) ? { times: 0, ...given.visits } : { times: 0 },
    confirmations: Array.isArray(given.confirmations) ? list(given.confirmations) : undefined,
    plan: isRecord(given.plan) ? safePlan(given.plan) : undefined,
    exception: isRecord(given.exception) ? given.exception : undefined,
  } as unknown as Bundle;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function safeMember({ when, after, ...member }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...member,
    item: textOf(member.item),
    ...(typeof when === 'string' && { when }),
    ...(Array.isArray(after) && { after: after.filter((one) => typeof one === 'string') }),
  };
}

const safePlan = (plan: Record<string, unknown>): Record<string, unknown> => ({
  ...plan,
  collaboration: textOf(plan.collaboration),
  systems: textOf(plan.systems),
  sharing: textOf(plan.sharing),
  approvedBy: textOf(plan.approvedBy),
  version: typeof plan.version === 'number' ? plan.version : 1,
  filing: isRecord(plan.filing) ? plan.filing : undefined,
});

function hasOptions(answer: Record<string, unknown>): boolean {
  if (answer.kind === 'number') return typeof answer.min === 'string' && typeof answer.max === 'string';
  return (
    (answer.kind === 'choice' || answer.kind === 'choices') &&
    Array.isArray(answer.options) &&
    answer.options.every(isRecord)
  );
}
