import type { ReceivedFile, SupplementPoint } from '../api/cases.ts';
import type { InputValue } from '../ui/form/input-value.ts';

/** 代收的补正: what the applicant brought to the window, not yet sent. */
export type Brought = {
  values: Readonly<Record<string, InputValue>>;
  files: readonly { material: string; file: ReceivedFile }[];
  confirmed: readonly string[];
};
export const nothingBrought: Brought = { values: {}, files: [], confirmed: [] };

/** Whether a point of the notice has its answer. */
export function isAnswered(point: Pick<SupplementPoint, 'kind' | 'ref'>, brought: Brought): boolean {
  const ref = point.ref ?? '';
  if (point.kind === 'material') return brought.files.some((one) => one.material === ref);
  return point.kind === 'field' ? (brought.values[ref]?.length ?? 0) > 0 : brought.confirmed.includes(ref);
}

/** What is sent: values that are there, and the files. */
export function answerOf(brought: Brought): { values: Record<string, string | string[]>; files: Brought['files'] } {
  const values = Object.entries(brought.values).flatMap(([ref, value]) =>
    value === null || value.length === 0 ? [] : [[ref, value] as const],
  );
  return { values: Object.fromEntries(values), files: brought.files };
}
