import { limitWords, noticeOf } from '@yijian/core/compile';
import type { BundleRelease, Preview } from '@yijian/core/contract';

/** 发布版的说法: what was compiled, for a terminal. */
export function releaseText(release: BundleRelease): string {
  const days = release.classes.filter((one) => one.members.length > 0).map((one) => one.promiseDays);
  const range =
    days.length === 0 ? '' : `;承诺 ${[...new Set([Math.min(...days), Math.max(...days)])].join('–')} 个工作日`;
  return [
    `${release.name}(${release.bundle})`,
    `  摘要 ${release.hash}`,
    `  情形 ${release.classes.length} 类，问题 ${release.questions.length} 个${range}`,
    `  证明 覆盖 ${release.proof.coverage.checked} 项缺 ${release.proof.coverage.holes.length}；最少 ${release.proof.minimality.checked} 项多 ${release.proof.minimality.surplus.length}；冲突 ${release.proof.conflicts.length}`,
    '事项',
    ...release.members.map(
      (member) =>
        `  ${member.item.name}  ${member.authority.shortName}  ${limitWords(member.item.promised)}${member.whenText === null ? '' : `  当${member.whenText}`}`,
    ),
    '先后',
    ...release.edges.map((edge) => `  ${nameOf(release, edge.from)} → ${nameOf(release, edge.to)}  ${edge.reason}`),
    `表单 ${release.fields.length} 项，材料 ${release.materials.length} 份`,
  ].join('\n');
}

/** 办理方案的说法: the one-time notice, for a terminal. */
export function previewText(plan: Preview): string {
  const notice = noticeOf(plan);
  const { figures } = plan;
  return [
    `${plan.bundleName}  一次性告知${notice.complete ? '' : '(还有问题没有回答，以下是已经确定的)'}`,
    ...plan.situation.map(({ question, answer }) => `  ${question} ${answer}`),
    ...plan.pending.map((question) => `  ${question.text} (未回答：${question.id})`),
    '要办的事项',
    ...notice.items.map(
      (item) =>
        `  ${item.name}  ${item.authority}  ${item.limit}${item.after.length > 0 ? `  在${item.after.join('、')}之后` : ''}`,
    ),
    ...notice.notIncluded.map((item) => `  不用办：${item.name}(${item.reason})`),
    `要交的材料 ${notice.bring.length} 份`,
    ...notice.bring.map((material) => `  ${material.name}  ${material.requirement}  ${material.form}`),
    `免交的材料 ${notice.spared.length} 份`,
    ...notice.spared.map((material) => `  ${material.name}  ${material.reason}`),
    `表单 ${notice.fields.total} 项，其中要填 ${notice.fields.toFill} 项`,
    `时限 ${notice.limit.text}；跑动 ${notice.visits.times} 次；收费 ${(notice.fees.totalFen / 100).toFixed(2)} 元`,
    `对比 ${Object.values(figures)
      .map((figure) => `${figure.name} ${figure.before}→${figure.after}${figure.unit}`)
      .join(',')}`,
  ].join('\n');
}

const nameOf = (release: BundleRelease, id: string): string =>
  release.members.find((member) => member.id === id)?.item.name ?? id;
