import { workingDaysOf } from '../compile/index.ts';
import type { Benchmark, Finding, ServiceItem } from '../contract/index.ts';
import { found } from './rules.ts';

/** 对标校核 (CAT-21): a frequent item that promises more days than the best of the cities that it is compared with. */
export function overBenchmark(item: ServiceItem, benchmarks: readonly Benchmark[]): Finding[] {
  const [best] = [...benchmarks].sort((one, other) => workingDaysOf(one.promised) - workingDaysOf(other.promised));
  const own = workingDaysOf(item.promised);
  if (best === undefined || own <= workingDaysOf(best.promised)) return [];
  const days = workingDaysOf(best.promised);
  return [
    found(
      'promise-over-benchmark',
      `item:${item.code}/promised`,
      `高频事项承诺 ${own} 个工作日，${best.city}只要 ${days} 个工作日（${best.source}，${best.collectedOn}）`,
      `请把承诺时限改为不超过 ${days} 个工作日`,
    ),
  ];
}

/** 高频事项 (CAT-20): by volume, those with most of it that together make up half. */
export function frequentItems(volumes: ReadonlyMap<string, number>): Set<string> {
  const total = [...volumes.values()].reduce((sum, count) => sum + count, 0);
  const ordered = [...volumes].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));
  const frequent = new Set<string>();
  let sum = 0;
  for (const [item, count] of ordered) {
    if (count === 0 || sum * 2 >= total) break;
    frequent.add(item);
    sum += count;
  }
  return frequent;
}
