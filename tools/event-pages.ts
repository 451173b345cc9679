/** 事件与状态文件: writes docs/events.md and docs/case-states.md from the state tables, the source and the reactions. Run by `check --fix`; the test compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reactions } from '../server/src/app/wiring.ts';
import { describeEvent } from '../server/src/modules/cases/views/describe-event.ts';
import {
  caseStatusNames,
  caseTable,
  finalCaseStatuses,
  finalStrandStatuses,
  strandStatusNames,
  strandTable,
} from '../server/src/modules/cases/state-table.ts';
import { statusNames as workorderStatusNames, workorderTable } from '../server/src/modules/workorders/types.ts';
import { readSources } from './architecture/sources.ts';
import { type Published, readDeclared, readPublished } from './event-facts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = { 'docs/events.md': renderEvents, 'docs/case-states.md': renderCaseStates } as const;

/** 是否最新: names of pages that differ from what the source says. */
export const stalePages = (): string[] =>
  Object.entries(pages).flatMap(([path, render]) => (isSame(path, render()) ? [] : [path]));

/** 写入: replaces the pages. */
export function writePages(): void {
  for (const [path, render] of Object.entries(pages)) writeFileSync(new URL(`../${path}`, import.meta.url), render());
}

function isSame(path: string, text: string): boolean {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') === text;
  } catch {
    return false;
  }
}

const generated = 'by `node tools/start.mjs check --fix`. Do not edit.';

/** 事件一览正文. */
export function renderEvents(): string {
  const sources = readSources(root);
  const declared = readDeclared(sources);
  const tables = [
    ...[...caseTable, ...strandTable].map((row) => ({ type: row.event, module: 'cases', said: '' })),
    ...workorderTable.map((row) => ({ type: row.event, module: 'workorders', said: row.why })),
  ];
  const built = readPublished(sources).map((one) => ({ ...one, said: one.title }));
  const places = [...declared, ...tables, ...built].map((one) => ({ data: [], ...one }));
  const types = [...new Set(places.map((one) => one.type))].sort();
  const lines = [
    '# Events 事件一览',
    '',
    `Generated from the state tables, the events that the source builds and every module's \`reactions.ts\` ${generated}`,
    '',
    'Past tense, ids, codes and days only; no personal value (decision 3). Delivered at least once and in no global order through',
    '`platform.outbox`; a consumer dedupes by event id (its command uses `reactionKey(event, consumer)` as idempotency key). An event',
    'without a consumer stays in its own stream (`cases.case_event`, `workorders.event`) and in the journal.',
    '',
    '| event | from | what happened | data | heard by |',
    '|---|---|---|---|---|',
    ...types.map((type) =>
      eventRow(
        type,
        places.filter((one) => one.type === type),
      ),
    ),
    '',
    '## Who listens 反应',
    '',
    '| consumer | on |',
    '|---|---|',
    ...[...reactions]
      .sort((a, b) => (a.consumer < b.consumer ? -1 : 1))
      .map(
        (one) =>
          `| \`${one.consumer}\` | ${[...one.on]
            .sort()
            .map((type) => `\`${type}\``)
            .join(' ')} |`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}

type Place = Pick<Published, 'type' | 'module' | 'data'> & { said: string };

function eventRow(type: string, places: readonly Place[]): string {
  const data = [...new Set(places.flatMap((one) => one.data))].sort();
  const modules = [...new Set(places.map((one) => one.module))].sort();
  const heard = reactions
    .filter((one) => one.on.includes(type))
    .map((one) => `\`${one.consumer}\``)
    .sort();
  return `| \`${type}\` | ${modules.join(', ')} | ${meaningOf(type, places)} | ${data.map((name) => `\`${name}\``).join(' ')} | ${heard.join(' ')} |`;
}

function meaningOf(type: string, places: readonly Place[]): string {
  const { title } = describeEvent({ type, data: {}, seq: 1, at: '', actor: '' });
  return title === type ? (places.find((one) => one.said !== '')?.said ?? '') : title;
}

type Row = { event: string; from: readonly (string | null)[]; to: string; law: string };
type Machine = {
  title: string;
  rows: readonly Row[];
  names: Readonly<Record<string, string>>;
  finals: readonly string[];
};

const machines: readonly Machine[] = [
  { title: 'Case 办件', rows: caseTable, names: caseStatusNames, finals: finalCaseStatuses },
  { title: 'Strand 子件', rows: strandTable, names: strandStatusNames, finals: finalStrandStatuses },
  {
    title: 'Work order 工单',
    rows: workorderTable.map((row) => ({ ...row, law: row.why })),
    names: workorderStatusNames,
    finals: ['closed'],
  },
];

/** 状态图正文. */
export function renderCaseStates(): string {
  const lines = [
    '# States 办件状态',
    '',
    `Generated from \`server/src/modules/cases/state-table.ts\` and \`server/src/modules/workorders/types.ts\` ${generated}`,
    '',
    'What a table does not say cannot happen: `evolve` throws on any other pair of status and event, and the tests walk every pair. The',
    'state that is stored equals the fold of the events; `npm run -s yijian -- verify` recounts it.',
    ...machines.flatMap(machineLines),
  ];
  return `${lines.join('\n')}\n`;
}

function machineLines({ title, rows, names, finals }: Machine): string[] {
  const moves = rows.filter((row) => row.to !== 'same');
  const arrows = moves.flatMap((row) =>
    row.from.map((from) => `  ${from ?? '[*]'} --> ${row.to}: ${row.event.split('.')[1]}`),
  );
  return [
    '',
    `## ${title}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(names).map(([code, zh]) => `  state "${zh} ${code}" as ${code}`),
    ...arrows,
    ...finals.map((code) => `  ${code} --> [*]`),
    '```',
    '',
    '| event | from | to | footing |',
    '|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| \`${row.event}\` | ${row.from.map((one) => (one === null ? '(none)' : `${names[one]} \`${one}\``)).join('、')} | ${row.to === 'same' ? '(unchanged)' : `${names[row.to]} \`${row.to}\``} | ${row.law} |`,
    ),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePages();
