import { checkIsoDate } from '@yijian/core/identifiers';
import { checkLinks } from './check-links.ts';
import { checkNumbers } from './check-numbers.ts';
import { type Pack, type PlacedRow, type RowSlip, rowFinding, subjectOf } from './pack.ts';
import type { PackFinding } from './pack-finding.ts';

type Steps = (string | number)[];
/** 核对整包: what no single row shows: codes used twice, references to nothing, numbers, dates and provenance. */
export function checkPack(pack: Pack): PackFinding[] {
  const rows: PlacedRow[] = [...pack.definitions, ...pack.ground];
  return [
    ...duplicateCodes(rows),
    ...checkLinks(pack),
    ...rows.flatMap((row) =>
      [
        ...checkNumbers(row.definition),
        ...checkDates(row.definition),
        ...checkIds(row.definition),
        ...checkProvenance(row.definition, pack.manifest?.demo ?? true),
      ].map((slip) => rowFinding(row, slip)),
    ),
  ];
}

function duplicateCodes(rows: readonly PlacedRow[]): PackFinding[] {
  const first = new Map<string, PlacedRow>();
  return rows.flatMap((row) => {
    const subject = subjectOf(row.definition);
    const known = first.get(subject);
    if (known === undefined) {
      first.set(subject, row);
      return [];
    }
    const message = `${subject} 在 ${known.file}:${known.line} 已经定义过`;
    return [
      rowFinding(row, {
        steps: ['code' in row.definition ? 'code' : 'kind'],
        code: 'duplicate-code',
        message,
        remedy: '请删去一处，或换一个编码',
      }),
    ];
  });
}

/** Every part of a value that is an object or a text, with the steps to it. */
function* partsOf(value: unknown, steps: Steps = []): Generator<{ steps: Steps; value: unknown }> {
  yield { steps, value };
  if (typeof value !== 'object' || value === null) return;
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((one, at) => [at, one])
    : Object.entries(value);
  for (const [key, one] of entries) yield* partsOf(one, [...steps, key]);
}

function checkDates(row: object): RowSlip[] {
  return [...partsOf(row)].flatMap(({ steps, value }): RowSlip[] => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
    const verdict = checkIsoDate(value);
    return verdict.ok ? [] : [{ steps, code: 'wrong-date', message: verdict.reason, remedy: verdict.remedy }];
  });
}

/** 编号重复: two members of one list with the same `id`, or two options with the same `code`. */
function checkIds(row: object): RowSlip[] {
  return [...partsOf(row)].flatMap(({ steps, value }) => (Array.isArray(value) ? repeatedIn(value, steps) : []));
}

function repeatedIn(list: readonly unknown[], steps: Steps): RowSlip[] {
  const seen = new Set<unknown>();
  return list.flatMap((one, at): RowSlip[] => {
    const { id, code } = (one ?? {}) as { id?: unknown; code?: unknown };
    const name = id ?? code;
    if (typeof name !== 'string') return [];
    const repeated = seen.has(name);
    seen.add(name);
    if (!repeated) return [];
    const key = id === undefined ? 'code' : 'id';
    return [
      {
        steps: [...steps, at, key],
        code: 'duplicate-id',
        message: `${key} ${name} 在这个列表里用了不止一次`,
        remedy: '请换一个新的编号，不要重用旧编号',
      },
    ];
  });
}

/** 出处 (decisions.md 8): a confirmation names who and when; what was seen names its source; demo confirmations only in demo packs. */
function checkProvenance(row: object, demo: boolean): RowSlip[] {
  return [...partsOf(row)].flatMap(({ steps, value }): RowSlip[] => {
    if (steps.at(-1) !== 'provenance') return [];
    const {
      mark,
      by,
      on,
      source,
      demo: forDemo,
    } = value as { mark: string; by?: string; on?: string; source?: string; demo?: boolean };
    const slip = (message: string, remedy: string): RowSlip[] => [{ steps, code: 'provenance', message, remedy }];
    if (mark === 'confirmed' && (by === undefined || on === undefined))
      return slip('标为已确认，但没有写确认人和日期', '请补上 by 和 on；没有人确认过的请标 memory 或 seen');
    if (mark === 'seen' && source === undefined)
      return slip('标为有出处，但没有写出处', '请补上 source，写明在哪里看到');
    if (mark !== 'confirmed' && (by !== undefined || on !== undefined))
      return slip('没有标为已确认，却写了确认人或日期', '请改为 confirmed，或删去 by 和 on');
    if (forDemo && !demo)
      return slip('正式内容里有只为演示作的确认', '请由实施部门核对原文后改为正式确认，并删去 demo');
    return [];
  });
}
