/** 各项的先后: the order in which people read a definition; what comes out of storage is in no order. */
const order = [
  'kind', 'code', 'id', 'member', 'item', 'name', 'text', 'label', 'help', 'summary', 'audience', 'lifeStage', 'keywords', 'region', 'lead', 'applicantRole',
  'fiveOnes', 'mechanism', 'standard', 'guide', 'form', 'counter', 'eligibility', 'questions', 'answer', 'options', 'unit', 'min', 'max', 'scale', 'members',
  'when', 'after', 'mayOptOut', 'onFailure', 'days', 'promise', 'visits', 'times', 'confirmations', 'exception', 'reason', 'authority', 'approvedBy', 'by', 'on',
  'reference', 'demo',
];
const rank = new Map(order.map((name, index) => [name, index]));
const rankOf = (name: string): number => rank.get(name) ?? order.length;

/** 排好先后 of every property, all the way down; unknown ones keep their place at the end. */
export function inReadingOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inReadingOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => rankOf(one) - rankOf(other));
  return Object.fromEntries(entries.map(([name, part]) => [name, inReadingOrder(part)]));
}
