import { contentHash, type Definition, type Finding } from '@yijian/core/contract';
import { type DefinitionState, type PublishedCatalogue, judge, references } from '#catalogue';
import { blockAt, type Entry, type Given, isWrong, type Problem, type Verdict } from './batch.ts';
import type { ListSpec } from './sheets/lists.ts';

type Around = { published: PublishedCatalogue; states: readonly DefinitionState[]; list: ListSpec | undefined };

/**
 * Findings that make a row wrong: a code that names nothing, or what the level above sets. Whatever else keeps a definition from being
 * published may wait in the draft (提醒).
 */
const isDangling = ({ code }: Finding): boolean => danglingCodes.has(code);
const danglingCodes = new Set([
  ...['region', 'authority', 'element', 'role', 'path', 'licence-type', 'material-type', 'regime', 'item'].map(
    (kind) => `unknown-${kind}`,
  ),
  'unknown-dataElement',
  'unknown-document-template',
  'common-element',
]);

/**
 * 逐行检查: what each given definition would do here: new, changed, the same, or wrong and why. A draft that somebody has begun is never
 * overwritten. What refers to a wrong row is wrong, too. `states` in the order of `given`.
 */
export function judgeEntries(given: readonly Given[], around: Around): Entry[] {
  const steps = judgeInSteps(given, around);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows between two words on how far it is. */
const STEP = 100;

/** 分步检查: as `judgeEntries`; tells every hundred rows how many are done, so that whoever waits can be told and others get their turn. */
export function* judgeInSteps(given: readonly Given[], around: Around): Generator<number, Entry[]> {
  const entries: Entry[] = [];
  for (const [at, one] of given.entries()) {
    if (at % STEP === 0) yield 0;
    entries.push(judgeOne(one, at, around));
  }
  const judgeBody = judge.together(
    entries.flatMap(({ body }) => body ?? []),
    around.published,
  );
  for (const [at, entry] of entries.entries()) {
    if (at % STEP === 0) yield at;
    if (entry.body === null || entry.verdict === 'same') continue;
    const problems = judgeBody(entry.body).map((finding) => problemOf(finding, entry, around.list));
    entry.problems = [...entry.problems, ...problems];
    if (isWrong(problems)) entry.verdict = 'wrong';
  }
  spreadWrong(entries, around.published);
  return entries;
}

function judgeOne(given: Given, at: number, { states, published, list }: Around): Entry {
  const state = states[at]!;
  const base = { ...given, number: at + 1, body: null, hash: null, baseHash: state.published?.hash ?? null };
  if (given.local !== undefined) return { ...base, verdict: 'same' };
  const definition = given.definition === null ? null : withLevel(given.definition, published);
  if (definition === null) return { ...base, verdict: 'wrong' };
  const shape = judge.shape(definition).map((finding) => problemOf(finding, given, list));
  const slips = shape.length > 0 ? shape : stateSlips(given, definition, state);
  const problems = [...given.problems, ...slips];
  if (isWrong(problems)) return { ...base, problems, verdict: 'wrong' };
  const hash = contentHash(definition);
  return { ...base, problems, body: definition, hash, verdict: verdictOf(hash, state) };
}

function verdictOf(hash: string, { draft, published }: DefinitionState): Verdict {
  if ((draft ?? published)?.hash === hash) return 'same';
  return published === null ? 'new' : 'changed';
}

function stateSlips(given: Given, definition: Definition, { draft }: DefinitionState): Problem[] {
  if (draft === null || draft.hash === contentHash(definition)) return [];
  const words = { message: '这一项已有没公布的草稿，内容和文件不同', remedy: '请先公布或放弃那份草稿，再导入这一行' };
  return [blockAt({ line: given.line, column: null }, 'draft-exists', words)];
}

/** The item above, with the version in force now where the file names none. */
function withLevel(definition: Definition, { byKind }: PublishedCatalogue): Definition {
  if (definition.kind !== 'item' || definition.inherits === undefined || definition.inherits.version !== undefined)
    return definition;
  const version = byKind.item.get(definition.inherits.item)?.version;
  return version === undefined ? definition : { ...definition, inherits: { ...definition.inherits, version } };
}

/** What refers to something that stands only in a wrong row would be left dangling: again, until nothing more falls. */
function spreadWrong(entries: readonly Entry[], { byKind }: PublishedCatalogue): void {
  const missing = new Set(
    entries
      .filter(({ verdict, kind, code }) => verdict === 'wrong' && !byKind[kind].has(code))
      .map(({ kind, code }) => `${kind}:${code}`),
  );
  for (let grew = missing.size > 0; grew; ) {
    grew = false;
    for (const entry of entries) {
      if (entry.verdict === 'wrong' || entry.body === null) continue;
      const lost = references.of(entry.body).find(({ kind, code }) => missing.has(`${kind}:${code}`));
      if (lost === undefined) continue;
      const words = { message: `它用到的「${lost.code}」在这份文件里不对`, remedy: '请先改正那一行' };
      entry.problems = [...entry.problems, blockAt({ line: entry.line, column: null }, 'needs-wrong-row', words)];
      entry.verdict = 'wrong';
      if (!byKind[entry.kind].has(entry.code)) missing.add(`${entry.kind}:${entry.code}`);
      grew = true;
    }
  }
}

/** A finding of the catalogue at its row and column. */
function problemOf(finding: Finding, given: Given, list: ListSpec | undefined): Problem {
  const severity = finding.severity === 'block' && (isDangling(finding) || isShape(finding)) ? 'block' : 'warn';
  const parts = finding.place.split('/').slice(1);
  const inside = list?.rows !== undefined && parts[0] === list.rows ? parts.slice(2) : parts;
  const column = list?.columns.find(({ path, inRow }) => {
    if ((inRow === true) !== (inside !== parts)) return false;
    const names = path.split('.');
    return inside.length > 0 && names.every((name, at) => at >= inside.length || name === inside[at]);
  });
  const line = (inside === parts ? undefined : given.memberLines?.[parts[1] ?? '']) ?? given.line;
  const where = column?.title ?? (list === undefined && parts.length > 0 ? parts.join('/') : null);
  const { code, message, remedy } = finding;
  return { line, column: where, severity, code, message, remedy };
}

/** Findings of `judge.shape`: without the right form there is no draft. */
const isShape = ({ code }: Finding): boolean => shapeCodes.has(code);
const shapeCodes = new Set(['shape', 'unknown-kind']);
