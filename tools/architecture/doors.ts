/** 门: a module's index.ts holds names only, few of them, each explained where it is defined. */
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './sources.ts';

const NAMES_MAX = 15;

/** One name that a door gives out. */
interface Exported {
  readonly name: string;
  readonly isType: boolean;
  /** File that defines it, from the root; undefined when it comes from a package or another module. */
  readonly from: string | undefined;
  readonly line: number;
}

/** 判断门: findings of every module's index.ts. */
export function judgeDoors(sources: readonly Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources
    .filter((source) => /^server\/src\/modules\/[^/]+\/index\.ts$/.test(source.path))
    .flatMap((door) => judgeDoor(door, byPath));
}

function judgeDoor(door: Source, byPath: ReadonlyMap<string, Source>): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: string, line: number, what: string, remedy: string): void => {
    findings.push({ rule, path: door.path, line, what, remedy });
  };
  for (const statement of door.ast?.statements ?? []) {
    if (ts.isExportDeclaration(statement) && statement.exportClause) continue;
    add(
      'door-holds-names',
      lineOf(door.ast as ts.SourceFile, statement),
      'a door with more than names',
      'Write `export { name } from …`; logic and `export *` do not belong in a door.',
    );
  }
  const names = exportsOf(door);
  for (const [kind, count] of [
    ['values', names.filter((entry) => !entry.isType).length],
    ['types', names.filter((entry) => entry.isType).length],
  ] as const) {
    if (count <= NAMES_MAX) continue;
    add(
      'narrow-door',
      1,
      `${count} ${kind}, at most ${NAMES_MAX}`,
      'Give callers fewer, larger things; what only one caller needs may belong there.',
    );
  }
  for (const entry of names) {
    const doc = docOf(entry, byPath);
    if (doc === undefined || /\p{Script=Han}/u.test(doc)) continue;
    add(
      'explained-door',
      entry.line,
      `${entry.name} has ${doc ? 'no Chinese term in its' : 'no'} docstring`,
      'At its definition: the Chinese term, one sentence, shapes, units, refusals, the clause it follows.',
    );
  }
  return findings;
}

function exportsOf(door: Source): Exported[] {
  const names: Exported[] = [];
  for (const statement of door.ast?.statements ?? []) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    const target = statement.moduleSpecifier;
    const text = target && ts.isStringLiteral(target) ? target.text : '';
    const from = text.startsWith('.') ? join(dirname(door.path), text) : undefined;
    for (const element of statement.exportClause.elements) {
      names.push({
        name: (element.propertyName ?? element.name).text,
        isType: statement.isTypeOnly || element.isTypeOnly,
        from,
        line: lineOf(door.ast as ts.SourceFile, element),
      });
    }
  }
  return names;
}

/** Docstring at the definition; '' when there is none; undefined when the definition lies outside the tree. */
function docOf(entry: Exported, byPath: ReadonlyMap<string, Source>): string | undefined {
  const source = entry.from ? byPath.get(entry.from) : undefined;
  if (!source?.ast) return undefined;
  for (const statement of source.ast.statements) {
    if (declares(statement, entry.name)) return leadingDoc(source.text, statement);
  }
  return reexported(source, entry, byPath);
}

function reexported(source: Source, entry: Exported, byPath: ReadonlyMap<string, Source>): string | undefined {
  const next = exportsOf(source).find((other) => other.name === entry.name);
  return next?.from && next.from !== entry.from ? docOf(next, byPath) : undefined;
}

function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.some((one) => bindsName(one.name, name));
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return named && statement.name?.text === name;
}

function bindsName(binding: ts.BindingName, name: string): boolean {
  let found = false;
  walk(binding, (node) => {
    if (ts.isIdentifier(node) && node.text === name) found = true;
  });
  return found;
}

function leadingDoc(text: string, statement: ts.Statement): string {
  const ranges = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
  const docs = ranges.map((range) => text.slice(range.pos, range.end)).filter((comment) => comment.startsWith('/**'));
  return docs.at(-1) ?? '';
}
