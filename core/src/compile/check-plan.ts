import { type Bundle, contentHash, type Finding } from '../contract/index.ts';
import { block } from './findings.ts';

/** 未备案: the finding that the second pair of eyes settles by putting the plan on record when it publishes. */
export const NOT_FILED = 'plan-not-filed';

/**
 * 一事一方案 (THG-10): what is missing of a bundle's plan before it may go live: its three parts, a version of its own once they
 * change (`before`: the definition in force), and the record number of this version. A pilot needs none; a trial is never asked.
 */
export function planFindings(bundle: Bundle, before: Bundle | undefined): Finding[] {
  const { plan } = bundle;
  const place = `bundle:${bundle.code}/plan`;
  if (bundle.programme?.pilot === true) return [];
  if (plan === undefined)
    return [
      block(
        'plan-missing',
        place,
        '还没有登记实施方案',
        '请写明业务协同、系统整合、数据共享三部分和批准的部门；先行试点的标为“试点”',
      ),
    ];
  const kept = before?.plan?.version === plan.version && partsOf(before.plan) !== partsOf(plan);
  return [
    ...(kept
      ? [
          block(
            'plan-version-kept',
            `${place}/version`,
            `实施方案的内容改了，版本还是第 ${plan.version} 版`,
            '请把方案版本加一，改后的方案重新备案',
          ),
        ]
      : []),
    ...(isPlanFiled(bundle) && !kept
      ? []
      : [
          block(
            NOT_FILED,
            `${place}/filing`,
            plan.filing && !kept
              ? `备案的是第 ${plan.filing.version} 版实施方案，现在是第 ${plan.version} 版`
              : '实施方案还没有备案',
            '请由另一位目录管理人员在发布时登记政务服务部门的备案号',
          ),
        ]),
  ];
}

/** 已备案: the record number was given for the very version that the definition holds. */
export const isPlanFiled = ({ plan }: Pick<Bundle, 'plan'>): boolean =>
  plan?.filing !== undefined && plan.filing.version === plan.version;

const partsOf = ({ collaboration, systems, sharing }: NonNullable<Bundle['plan']>): string =>
  contentHash({ collaboration, systems, sharing });

/** 登记备案: the bundle with the record number of its plan's version; unchanged where it has no plan. */
export function withFiling(bundle: Bundle, filing: { number: string; on: string }): Bundle {
  if (bundle.plan === undefined) return bundle;
  return { ...bundle, plan: { ...bundle.plan, filing: { ...filing, version: bundle.plan.version } } };
}
