import { admissionPoints, type Finding, type Placement, type Window } from '../contract/index.ts';
import { needsAdmission, placementCode, type Premises } from './premises.ts';

const block = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place,
  message,
  remedy,
});

/** 准入四项 in words. */
export const admissionNames = { staff: '人员', equipment: '设备', training: '培训', delegation: '授权' } as const;

/** 窗口的检查: a window that stands beside others of its hall carries its own number. */
export function judgeWindow(window: Window, { windows }: Premises): Finding[] {
  const twin = (windows.get(window.hall) ?? []).find(
    (one) => one.code !== window.code && window.number !== undefined && one.number === window.number,
  );
  if (twin === undefined) return [];
  return [
    block(
      'duplicate-number',
      `window:${window.code}/number`,
      `「${twin.name}」已经是 ${window.number} 号`,
      '同一个大厅里窗口号不能重复，请换一个号',
    ),
  ];
}

/** 进驻登记的检查 (CAT-23/24): outside only with a reason; into a hall of a street or community only when all four points are met. */
export function judgePlacement(placement: Placement, { halls, regions }: Premises): Finding[] {
  const at = (part: string): string => `placement:${placement.code}/${part}`;
  const found: Finding[] = [];
  const code = placementCode(placement.hall, placement.item);
  if (placement.code !== code)
    found.push(
      block('wrong-code', at('code'), '进驻登记的编码不是“大厅.事项”', `请改成 ${code}：一个事项在一个大厅只登记一次`),
    );
  if (placement.standing === 'outside') {
    if (placement.reason === undefined)
      found.push(block('no-reason', at('reason'), '不进驻没有写理由', '请写明特殊情形；没有特殊情形的应当进驻'));
    return found;
  }
  const hall = halls.get(placement.hall);
  if (hall === undefined || !needsAdmission(hall, regions)) return found;
  const { admission } = placement;
  if (admission === undefined)
    return [
      ...found,
      block(
        'no-admission',
        at('admission'),
        `进「${hall.name}」还没有做准入评估`,
        '请逐项核对人员、设备、培训、授权，写明核对的结果',
      ),
    ];
  const unmet = admissionPoints.filter((point) => !admission[point].met);
  return [
    ...found,
    ...unmet.map((point) =>
      block(
        'admission-unmet',
        at(`admission/${point}`),
        `准入条件没有达到：${admissionNames[point]}（${admission[point].note}）`,
        '达到以后再公布；一时达不到的，不要下放到这个窗口',
      ),
    ),
  ];
}
