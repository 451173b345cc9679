import type { Gap } from '../../../api/benchmarks.ts';

/** Words of the comparison grid. */
export const words = {
  back: '回到对标清单',
  title: (name: string): string => `「${name}」差距表`,
  lead: '左边是本地现在的做法，由事项要素写出来；右边是各个标杆城市登记的做法。好的可以采纳：能对上要素的，自动生成事项草稿；对不上的，记下采纳和理由，再由人改写事项。',
  aspect: '方面',
  own: '本地',
  unregistered: '没有登记',
  source: (source: string, on: string): string => `${source}，${on} 采集`,
  noCity: '还没有登记标杆城市',
  noCityText: '在下面登记至少一个城市；由另一位目录管理人员公布后，这里逐格比较。',
  gaps: { missing: '没有登记', same: '一样', differs: '不同', better: '比本地快', worse: '比本地慢' } satisfies Record<
    Gap,
    string
  >,
  adopt: '采纳',
  adopted: (on: string, reason: string): string => `${on} 采纳：${reason}`,
  adoptTitle: (city: string, aspect: string): string => `采纳${city}的${aspect}`,
  adoptEffect:
    '记入这个城市的对标草稿；能对上要素的（承诺时限、办理形式、送达方式），同时写进事项草稿。采纳完几个方面后，到草稿里送审，由另一位目录管理人员公布。',
  reason: '采纳的理由',
  needReason: '请写明理由',
  drafted: '已写进事项草稿，采纳完可以送审。',
  draftedBlocked: '已写进事项草稿，还有要改正的，改好再送审。',
  noted: '已记下采纳和理由。这一方面要由人改写事项。',
  openDraft: '看事项草稿、送审',
  openItem: '去改事项',
  register: '登记一个城市',
  registerNote: '照着那里公开的办事指南写，写明出处。保存成草稿，由另一位目录管理人员公布后进入差距表。',
  city: '城市',
  days: '承诺时限（工作日，0 是即办）',
  citySource: '出处（办事指南的名称、网址）',
  collectedOn: '采集日',
  send: '登记',
  sent: '已保存为草稿，等另一位目录管理人员公布。',
  openCity: '看草稿、送审',
  needCity: '请写明城市、出处和采集日',
  needDays: '请写明承诺几个工作日',
} as const;
