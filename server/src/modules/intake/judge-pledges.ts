import type { CasePlan } from '@yijian/core/contract';
import type { ApplicationFinding } from './judge-application.ts';

/** 告知承诺 of one item in an application: what is told, what is promised, whether the applicant confirmed it. */
export type PledgeState = {
  /** names the version of the item: a notice that was republished is read and confirmed anew */
  key: string;
  member: string;
  itemName: string;
  informs: string;
  pledge: string;
  committed: boolean;
  finding: ApplicationFinding | null;
};

/** 承诺书步骤 (CAT-16, pure): every item of the plan that is handled on a commitment, from the day of its reform on. */
export function judgePledges(plan: CasePlan, given: { commitments: readonly string[]; today: string }): PledgeState[] {
  return plan.nodes.flatMap(({ commitment, member, item, itemName, itemVersion }) => {
    if (commitment === undefined || given.today < commitment.from) return [];
    const key = `pledge:${member}/${item}/${itemVersion}`;
    const committed = given.commitments.includes(key);
    const finding = committed
      ? null
      : {
          place: key,
          label: `告知承诺书（${itemName}）`,
          message: `「${itemName}」实行告知承诺，还没有作出承诺`,
          remedy: '请阅读告知内容，同意的勾选承诺；不愿承诺的，请到综合窗口办理',
        };
    const { informs, pledge } = commitment;
    return [{ key, member, itemName, informs, pledge, committed, finding }];
  });
}
