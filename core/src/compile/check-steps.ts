import type { Catalogue, Finding, ServiceItem } from '../contract/index.ts';
import { lintOfficeHours } from '../calendar/index.ts';
import { limitWords, workingDaysOf } from './days.ts';
import { block, itemPlace, warn } from './findings.ts';
import { officeHoursOf } from './office-hours-of.ts';
import { isConfirmed } from './reform.ts';

/** 最多三级 (ENG-02); one more only where a law that a person confirmed demands it. */
const stepsMax = 3;
const stepOrder = ['accept', 'review', 'decide'];

/** 检查环节和时限 (ENG-02, ENG-08, ITK-08, CAT-22): levels, their order and days, the promise, 即办件. */
export function checkSteps(item: ServiceItem, catalogue: Catalogue): Finding[] {
  return [
    ...checkLimits(item),
    ...checkHours(item, catalogue),
    ...checkLevels(item),
    ...checkDays(item),
    ...checkInstant(item),
  ];
}

/** 承诺不得高于法定 (CAT-22): in the same unit as they are written, otherwise in working days. */
function checkLimits(item: ServiceItem): Finding[] {
  const { promised, statutory } = item;
  if (statutory === null) return [];
  const longer =
    promised.unit === statutory.unit ? promised.n > statutory.n : workingDaysOf(promised) > workingDaysOf(statutory);
  if (!longer) return [];
  return [
    block(
      'promise-over-statutory',
      itemPlace(item, 'promised'),
      `承诺时限 ${limitWords(promised)}超过法定时限 ${limitWords(statutory)}`,
      `请把承诺时限改为不超过 ${limitWords(statutory)}`,
    ),
  ];
}

/** 小时级时限 (ENG-08) needs office hours to run in. */
function checkHours(item: ServiceItem, catalogue: Catalogue): Finding[] {
  if (![item.promised, item.statutory].some((limit) => limit?.unit === 'workingHour')) return [];
  const office = officeHoursOf(catalogue, item.decidingRegion);
  const place = itemPlace(item, 'promised');
  if (office === undefined)
    return [
      block(
        'no-office-hours',
        place,
        '时限按工作小时计算，但办理区划没有登记办公时间',
        '请先在政务大厅或区划的定义里登记办公时间，或改用工作日',
      ),
    ];
  return lintOfficeHours(office).map((fault) =>
    block('bad-office-hours', place, `办公时间有误：${fault}`, '请改正政务大厅或区划定义里的办公时间'),
  );
}

function checkLevels(item: ServiceItem): Finding[] {
  const findings: Finding[] = [];
  const { steps, extraLevel } = item;
  const allowed = extraLevel && isConfirmed(extraLevel.basis) ? stepsMax + 1 : stepsMax;
  if (steps.length > allowed) {
    findings.push(
      block(
        'too-many-steps',
        itemPlace(item, 'steps'),
        `办理环节有 ${steps.length} 级，最多 ${allowed} 级`,
        allowed > stepsMax
          ? '请合并到四级以内'
          : '请合并为受理、审查、决定三级以内；法律要求第四级的，请登记依据的法律和条款并由人确认',
      ),
    );
  }
  const ranks = steps.map((step) => stepOrder.indexOf(step.kind));
  const review = stepOrder.indexOf('review');
  const outOfOrder = ranks.some((rank, at) => {
    const before = ranks[at - 1] ?? -1;
    return rank < before || (rank === before && !(rank === review && allowed > stepsMax));
  });
  if (outOfOrder) {
    findings.push(
      warn(
        'steps-out-of-order',
        itemPlace(item, 'steps'),
        '办理环节没有按受理、审查、决定的顺序各排一级',
        '请核对环节的种类和顺序',
      ),
    );
  }
  return findings;
}

function checkDays(item: ServiceItem): Finding[] {
  const sum = item.steps.reduce((total, step) => total + step.days, 0);
  const promised = workingDaysOf(item.promised);
  if (sum <= promised) return [];
  return [
    block(
      'steps-over-promise',
      itemPlace(item, 'steps'),
      `各环节合计 ${sum} 个工作日，超过承诺时限 ${promised} 个工作日`,
      `请把各环节的天数压缩到合计不超过 ${promised} 个工作日`,
    ),
  ];
}

/** 即办件 (ITK-08): one level by its own definition, promised at once, on a basis that a person confirmed. */
function checkInstant(item: ServiceItem): Finding[] {
  if (item.instant === undefined) return [];
  const place = itemPlace(item, 'instant');
  const findings: Finding[] = [];
  if (item.steps.length !== 1 || item.steps[0]?.kind !== 'decide')
    findings.push(
      block('instant-many-levels', place, '即办件只能有“决定”一级', '请只留“决定”一级；要审查的事项不能当场办结'),
    );
  if (item.promised.unit !== 'instant' && item.promised.n > 0)
    findings.push(block('instant-promise', place, '即办件的承诺时限不是即办', '请把承诺时限改为即办'));
  if (!isConfirmed(item.instant.basis))
    findings.push(
      block(
        'instant-unconfirmed',
        place,
        '即办件的依据没有写明条款或者没有经人确认',
        '请写明法律、条款，由人核对后登记确认人和日期',
      ),
    );
  return findings;
}
