import type { Bundle, BundleRelease } from '../contract/index.ts';
import { fiveOnes } from './check-bundle.ts';
import { isPlanFiled } from './check-plan.ts';
import { workingDaysOf } from './days.ts';
import { preview } from './preview.ts';

/** 评估项: what the new model asks, how the bundle stands, and what is below it, in words; no gap = met. */
export type UpgradeCheck = { id: string; name: string; value: string; gaps: string[] };

/**
 * 升级评估 (THG-27): how a published bundle stands against 高效办成一件事, counted in the situation with most items: data sharing,
 * process, the five ones, the promise, the plan on record. What is below is listed; it forbids nothing.
 */
export function assessUpgrade(bundle: Bundle, release: BundleRelease): UpgradeCheck[] {
  const [fullest] = release.classes.toSorted((a, b) => b.members.length - a.members.length);
  const { materials, timeline, included } = preview(release, fullest?.answers ?? {});
  const required = materials.filter((material) => material.required);
  const brought = required.filter((material) => material.disposition === 'bring');
  const issuedBy = new Map(release.materials.map((material) => [material.key, material.issuedBy]));
  const obtainable = brought.filter(({ key }) => issuedBy.get(key) === 'government');
  const sum = included.reduce((days, member) => days + member.promisedDays, 0);
  const over = release.classes.filter((one) => one.promiseDays > one.longestDays);
  const missing = Object.entries(fiveOnes).filter(
    ([part]) => (bundle.fiveOnes[part as keyof typeof fiveOnes] ?? '').trim() === '',
  );
  const timed = included.filter(({ promisedDays }) => promisedDays > 0);
  const isSerial = timed.length > 1 && timeline.criticalPathDays >= sum;
  return [
    {
      id: 'sharing',
      name: '数据共享',
      value: `${required.length} 份材料里 ${required.length - brought.length} 份免提交（${percent(required.length - brought.length, required.length)}）`,
      gaps: obtainable.map(({ name }) => `「${name}」由政府部门核发，还要申请人提交`),
    },
    {
      id: 'process',
      name: '流程优化',
      value: `逐项办 ${sum} 个工作日，并联后最长一条 ${timeline.criticalPathDays} 个工作日`,
      gaps: isSerial ? ['各事项一个接一个办，没有并联'] : [],
    },
    {
      id: 'fiveOnes',
      name: '五个一',
      value: `${Object.keys(fiveOnes).length - missing.length}/${Object.keys(fiveOnes).length} 项`,
      gaps: missing.map(([, words]) => `缺少${words}`),
    },
    {
      id: 'promise',
      name: '承诺时限',
      value: `承诺 ${timeline.promiseDays} 个工作日，最长的单项 ${longest(release)} 个工作日`,
      gaps: over.length > 0 ? [`${over.length} 种情形的承诺超过最长的单项`] : [],
    },
    {
      id: 'plan',
      name: '一事一方案',
      value: isPlanFiled(bundle) ? `已备案：${bundle.plan!.filing!.number}` : '没有备案',
      gaps: isPlanFiled(bundle) ? [] : ['实施方案没有备案'],
    },
  ];
}

const longest = ({ members }: BundleRelease): number =>
  Math.max(0, ...members.map(({ item }) => workingDaysOf(item.promised)));
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`);
