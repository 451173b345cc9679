import { type Bundle, type Catalogue, type Finding, questionsInFull } from '../contract/index.ts';
import { checkUscc } from '../identifiers/index.ts';
import { workingDaysOf } from './days.ts';
import { block, duplicateIds, unknown, unknownSituations, warn } from './findings.ts';
import { distinct } from './keys.ts';
import { memberPlace } from './members.ts';

/** 「五个一」(THG-02), in the words of the publish gate. */
export const fiveOnes = {
  mechanism: '一套工作机制',
  standard: '一份定标文件',
  guide: '一份办事指南',
  form: '一张申请表单',
  counter: '一个综合窗口',
} as const;

/** 检查一件事的定义 (THG-02): what does not need the situations: references, ids, the five ones, confirmations. */
export function checkBundle(bundle: Bundle, catalogue: Catalogue): Finding[] {
  const place = `bundle:${bundle.code}`;
  return [
    ...checkFiveOnes(bundle),
    ...checkProgramme(bundle),
    ...checkParties(bundle, catalogue),
    ...unknownSituations(bundle.questions, `${place}/questions`),
    ...checkMembers(bundle, catalogue),
    ...checkConfirmations(bundle, catalogue),
    ...duplicateIds(
      `${place}/members`,
      '成员',
      bundle.members.map((member) => member.id),
    ),
    ...duplicateIds(
      `${place}/questions`,
      '情形问题',
      bundle.questions.map((question) => question.id),
    ),
    ...duplicateIds(
      `${place}/eligibility`,
      '适用条件',
      bundle.eligibility.map((condition) => condition.id),
    ),
    ...[
      questionsInFull(bundle.questions),
      ...bundle.members.map((member) => questionsInFull(catalogue.items.get(member.item)?.definition.questions)),
    ]
      .flat()
      .flatMap((question) =>
        question.answer.kind === 'number'
          ? []
          : duplicateIds(
              `${place}/questions/${question.id}`,
              '选项',
              question.answer.options.map((option) => option.code),
            ),
      ),
  ];
}

function checkFiveOnes(bundle: Bundle): Finding[] {
  return Object.entries(fiveOnes)
    .filter(([part]) => (bundle.fiveOnes[part as keyof typeof fiveOnes] ?? '').trim() === '')
    .map(([part, words]) =>
      block(
        'five-ones-incomplete',
        `bundle:${bundle.code}/fiveOnes/${part}`,
        `「五个一」缺少${words}`,
        `请补充${words}，五项齐全后才能发布`,
      ),
    );
}

/** 未定标的只能试点 (THG-18): a bundle whose standard is not laid down may be published as a pilot only. */
function checkProgramme({ code, programme }: Bundle): Finding[] {
  if (programme === undefined || programme.standardised || programme.pilot === true) return [];
  return [
    block(
      'not-standardised',
      `bundle:${code}/programme/pilot`,
      '上级还没有定标，不能作为正式的一件事发布',
      '请标为“试点”再发布，定标以后去掉',
    ),
  ];
}

function checkParties(bundle: Bundle, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  const lead = catalogue.authorities.get(bundle.lead);
  if (lead === undefined) findings.push(unknown('authority', `bundle:${bundle.code}/lead`, '牵头部门', bundle.lead));
  else {
    const verdict = checkUscc(lead.uscc);
    if (!verdict.ok)
      findings.push(
        block('bad-uscc', `authority:${lead.code}/uscc`, `「${lead.name}」：${verdict.reason}`, verdict.remedy),
      );
  }
  if (!catalogue.roles.has(bundle.applicantRole))
    findings.push(unknown('role', `bundle:${bundle.code}/applicantRole`, '申请人角色', bundle.applicantRole));
  return findings;
}

function checkMembers(bundle: Bundle, catalogue: Catalogue): Finding[] {
  const ids = new Set(bundle.members.map((member) => member.id));
  const findings = bundle.members.flatMap((member) => {
    const place = memberPlace(bundle, member.id);
    const after = member.after ?? [];
    const found: Finding[] = after
      .filter((one) => !ids.has(one))
      .map((one) => unknown('member', `${place}/after`, '前置成员', one));
    if (after.includes(member.id))
      found.push(block('member-after-itself', `${place}/after`, '成员不能排在自己之后', '请从前置成员中删去它自己'));
    const item = catalogue.items.get(member.item)?.definition;
    if (item !== undefined && !item.audience.includes(bundle.audience)) {
      found.push(
        warn(
          'other-audience',
          place,
          `「${item.name}」不面向${bundle.audience === 'person' ? '个人' : '企业'}`,
          '请核对事项的服务对象',
        ),
      );
    }
    return found;
  });
  const items = bundle.members.map((member) => member.item);
  const twice = distinct(items.filter((item, at) => items.indexOf(item) !== at));
  return [
    ...findings,
    ...twice.map((item) =>
      block(
        'duplicate-item',
        `bundle:${bundle.code}/members`,
        `事项 ${item} 在同一件事里出现了不止一次`,
        '同一事项只能作为一个成员，请删去多余的成员',
      ),
    ),
  ];
}

/** 一事一方案: a tighter limit counts only with the confirmation of the department itself, and never exceeds its promise. */
function checkConfirmations(bundle: Bundle, catalogue: Catalogue): Finding[] {
  return (bundle.confirmations ?? []).flatMap((confirmation, at) => {
    const place = `bundle:${bundle.code}/confirmations/${at}`;
    const member = bundle.members.find((one) => one.id === confirmation.member);
    if (member === undefined) return [unknown('member', place, '时限确认对应的成员', confirmation.member)];
    const item = catalogue.items.get(member.item)?.definition;
    if (item === undefined) return [];
    const findings: Finding[] = [];
    if (confirmation.authority !== item.authority) {
      findings.push(
        block(
          'confirmed-by-other',
          place,
          `「${item.name}」的时限由 ${confirmation.authority} 确认，但实施主体是 ${item.authority}`,
          '请由实施主体自己确认',
        ),
      );
    }
    const promised = workingDaysOf(item.promised);
    if (confirmation.days > promised) {
      findings.push(
        block(
          'confirmation-over-promise',
          place,
          `「${item.name}」确认的 ${confirmation.days} 个工作日超过承诺的 ${promised} 个工作日`,
          `确认的天数不能超过 ${promised} 个工作日`,
        ),
      );
    }
    if (confirmation.days < 1 && promised > 0)
      findings.push(block('confirmation-of-nothing', place, `「${item.name}」确认的天数为 0`, '请至少留 1 个工作日'));
    return findings;
  });
}
