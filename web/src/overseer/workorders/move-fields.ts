import type { WorkOrder } from '../../api/oversight.ts';
import { words } from '../strings.ts';

const text = words.orders.field;

/** 要填的一栏 of a move: a choice (with options) or a text. `when`: only with these answers. */
export type MoveField = {
  name: string;
  label: string;
  options?: readonly { code: string; label: string }[];
  when?: (values: Readonly<Record<string, string>>) => boolean;
};

const optionsOf = (named: Readonly<Record<string, string>>) =>
  Object.entries(named).map(([code, label]) => ({ code, label }));

/** 每一步要填什么; signing and closing need nothing. */
export function fieldsOf(move: string, order: Pick<WorkOrder, 'candidates' | 'authority'>): MoveField[] {
  switch (move) {
    case 'assign':
      return [
        {
          name: 'authority',
          label: text.authority,
          options: order.candidates
            .filter((one) => one.authority !== order.authority)
            .map((one) => ({ code: one.authority, label: one.name })),
        },
      ];
    case 'verify':
      return [
        { name: 'finding', label: text.finding, options: optionsOf(text.findings) },
        { name: 'account', label: text.account },
        { name: 'plan', label: text.plan, when: (values) => values.finding === 'complex' },
        { name: 'basis', label: text.basis, when: (values) => values.finding === 'noBasis' },
      ];
    case 'send-back':
      return [{ name: 'reason', label: text.reason }];
    case 'complete':
      return [{ name: 'done', label: text.done }];
    case 'review-appeal':
      return [
        { name: 'upheld', label: text.upheld, options: optionsOf(text.upheldOptions) },
        { name: 'reason', label: text.reason },
      ];
    case 'follow-up':
      return [
        { name: 'satisfied', label: text.satisfied, options: optionsOf(text.satisfiedOptions) },
        { name: 'account', label: text.followUp },
      ];
    default:
      return [];
  }
}

const YES_NO = new Set(['upheld', 'satisfied']);

/** 填好的内容 as the server takes it; null while something is missing. Fields that do not apply are left out. */
export function bodyOf(
  fields: readonly MoveField[],
  values: Readonly<Record<string, string>>,
): Record<string, unknown> | null {
  const asked = fields.filter((field) => field.when?.(values) ?? true);
  if (asked.some((field) => (values[field.name] ?? '').trim() === '')) return null;
  return Object.fromEntries(
    asked.map(({ name }) => {
      const value = values[name]!.trim();
      return [name, YES_NO.has(name) ? value === 'true' : value];
    }),
  );
}
