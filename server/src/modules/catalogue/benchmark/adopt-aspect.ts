import { workingDaysOf } from '@yijian/core/compile';
import type { Benchmark, ComparedAspect, ServiceItem, Step } from '@yijian/core/contract';

type Filing = NonNullable<ServiceItem['filing']>[number];
type Delivery = ServiceItem['result']['delivery'][number];

/** What a guide says in so many words, and the element that it means. */
const filingWords: readonly (readonly [string, Filing])[] = [
  ['窗口', 'counter'],
  ['网上', 'online'],
  ['全程网办', 'online'],
  ['邮寄', 'post'],
];
const deliveryWords: readonly (readonly [string, Delivery])[] = [
  ['电子', 'electronic'],
  ['窗口', 'counter'],
  ['邮寄', 'post'],
  ['寄送', 'post'],
];

/** 这一方面的内容 of a city; undefined where it registered none. */
export function registeredValue(benchmark: Benchmark, aspect: ComparedAspect): string | undefined {
  return aspect === 'promised' ? String(workingDaysOf(benchmark.promised)) : benchmark.aspects?.[aspect];
}

/**
 * 采纳成要素 (CAT-19): the item with what the city does, where the aspect is an element that words can set: the limit (steps shortened to
 * fit), the ways of filing, the ways a result reaches the applicant. Null where a person has to write it, or nothing would change.
 */
export function adopted(item: ServiceItem, benchmark: Benchmark, aspect: ComparedAspect): ServiceItem | null {
  const text = registeredValue(benchmark, aspect) ?? '';
  switch (aspect) {
    case 'promised':
      return withLimit(item, benchmark.promised);
    case 'filing':
      return withFiling(item, text);
    case 'issuing':
      return withDelivery(item, text);
    default:
      return null;
  }
}

function withLimit(item: ServiceItem, promised: ServiceItem['promised']): ServiceItem | null {
  const days = workingDaysOf(promised);
  if (days >= workingDaysOf(item.promised)) return null;
  return { ...item, promised, steps: shortened(item.steps, days) };
}

/** 压缩环节: the longest step gives a day (the later of two as long) until all of them fit; a person may share them out again. */
function shortened(steps: readonly Step[], days: number): Step[] {
  const fitted = steps.map((step) => ({ ...step }));
  const sum = (): number => fitted.reduce((total, step) => total + step.days, 0);
  while (sum() > days) {
    const most = Math.max(...fitted.map((step) => step.days));
    fitted.findLast((step) => step.days === most)!.days -= 1;
  }
  return fitted;
}

function withFiling(item: ServiceItem, text: string): ServiceItem | null {
  const before = item.filing ?? [];
  const filing = added(before, filingWords, text);
  const isWhole = text.includes('全程网办') && item.onlineDepth !== 'whole';
  if (filing.length === before.length && !isWhole) return null;
  return { ...item, filing, ...(isWhole && { onlineDepth: 'whole' as const }) };
}

function withDelivery(item: ServiceItem, text: string): ServiceItem | null {
  const delivery = added(item.result.delivery, deliveryWords, text);
  if (delivery.length === item.result.delivery.length) return null;
  return { ...item, result: { ...item.result, delivery } };
}

/** What the text names comes beside what is there; nothing is taken away. */
const added = <V extends string>(before: readonly V[], words: readonly (readonly [string, V])[], text: string): V[] => [
  ...new Set([...before, ...words.flatMap(([word, value]) => (text.includes(word) ? [value] : []))]),
];
