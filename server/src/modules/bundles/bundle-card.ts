import { preview, workingDaysOf } from '@yijian/core/compile';
import type { BundleRelease, Figure } from '@yijian/core/contract';

/** 首页卡片 of one bundle. `promiseDays`: least and most over all situations; `figures`: one by one versus together, in its fullest situation. */
export type BundleCard = {
  code: string;
  name: string;
  summary: string;
  audience: 'person' | 'enterprise';
  lifeStage: string;
  lead: string;
  release: string;
  items: { name: string; authority: string; always: boolean }[];
  departments: string[];
  promiseDays: { least: number; most: number };
  figures: Record<FigureName, Pick<Figure, 'name' | 'before' | 'after' | 'unit'>>;
};
export type FigureName = 'materials' | 'fields' | 'steps' | 'days' | 'visits' | 'feesFen';

type Summary = Omit<BundleCard, 'lifeStage'>;
const summaries = new WeakMap<BundleRelease, Summary>();

/** 卡片 from the release; made once per release. */
export function bundleCard(release: BundleRelease, lifeStage: string): BundleCard {
  let summary = summaries.get(release);
  if (summary === undefined) {
    summary = summarise(release);
    summaries.set(release, summary);
  }
  return { ...summary, lifeStage };
}

function summarise(release: BundleRelease): Summary {
  const days = release.classes.filter((one) => one.members.length > 0).map((one) => one.promiseDays);
  const longest = Math.max(0, ...release.members.map((member) => workingDaysOf(member.item.promised)));
  const handled = release.members.filter((member) => member.item.node !== 'check' && member.item.node !== 'gather');
  return {
    code: release.bundle,
    name: release.name,
    summary: release.summary,
    audience: release.audience,
    lead: release.lead.name,
    release: release.hash,
    items: handled.map((member) => ({
      name: member.item.name,
      authority: member.authority.shortName,
      always: member.when === null,
    })),
    departments: [...new Set(handled.map((member) => member.authority.shortName))],
    promiseDays: {
      least: days.length > 0 ? Math.min(...days) : longest,
      most: days.length > 0 ? Math.max(...days) : longest,
    },
    figures: figuresOf(release),
  };
}

/** The situation with the most members is the one that shows what handling together spares. */
function figuresOf(release: BundleRelease): BundleCard['figures'] {
  const [fullest] = [...release.classes].sort((one, other) => other.members.length - one.members.length);
  const { figures } = preview(release, fullest?.answers ?? {});
  const bare = ({ name, before, after, unit }: Figure) => ({ name, before, after, unit });
  return {
    materials: bare(figures.materials),
    fields: bare(figures.fields),
    steps: bare(figures.steps),
    days: bare(figures.days),
    visits: bare(figures.visits),
    feesFen: bare(figures.feesFen),
  };
}
