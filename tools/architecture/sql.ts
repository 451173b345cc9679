/** SQL 规则: SQL lives in stores and migrations, touches its module's own schema, and is handed time and ids. */
import ts from 'typescript';
import type { ModuleMap } from './map.ts';
import { type Finding, lineOf, type Source, walk } from './sources.ts';

/** One piece of SQL and where it stands. */
interface Statement {
  readonly text: string;
  readonly line: number;
}

const LOOKS_LIKE_SQL = new RegExp(
  String.raw`^\s*(` +
    [
      String.raw`(select|SELECT)\s[\s\S]*\s(from|FROM)\s`,
      String.raw`insert\s+into\s`,
      String.raw`INSERT\s+INTO\s`,
      String.raw`(update|UPDATE)\s+[\w."]+(\s+(as\s+)?\w+)?\s+(set|SET)\s`,
      String.raw`(delete\s+from|DELETE\s+FROM)\s`,
      String.raw`(with|WITH)\s+(recursive\s+)?\w+\s+(as|AS)\s+(materialized\s+)?\(`,
      String.raw`(create|CREATE|alter|ALTER|drop|DROP)\s+(table|TABLE|index|INDEX|schema|SCHEMA|view|VIEW)\s`,
    ].join('|') +
    ')',
);
const WRITES = /\b(insert\s+into|update\s+[\w."]+[\s\S]*?\bset|delete\s+from|default)\b/i;
const AMBIENT =
  /\b(now\s*\(\s*\)|current_timestamp|current_date|localtimestamp|clock_timestamp\s*\(|gen_random_uuid\s*\(|uuidv7\s*\(|random\s*\(\s*\))/i;
const TABLE = /\b(from|join|into|update|table|references|exists)\s+(?:only\s+)?"?([a-z_]+)"?\."?([a-z_0-9]+)/gi;
/** Query builder methods (`db.selectFrom`) whose first argument names a table. */
const BUILDERS = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'innerJoin',
  'leftJoin',
  'mergeInto',
]);
/** The platform's row shapes (`insertInto('cases.case', …)`), which a store defines for its own tables. */
const SHAPES = new Set(['insertInto', 'updateIn', 'upsertInto', 'deleteFrom']);
/** Schemas nobody owns, or that only the platform owns. */
const FOREIGN = ['platform', 'public', 'graphile_worker'];
/** Tables that foreign keys of other modules may point to: the slow-changing ground. */
const REFERABLE = new Set(['identity', 'catalogue']);

/** 判断 SQL: findings of one file of a module or the application; the platform and tests are free. */
export function judgeSql(source: Source, map: ModuleMap): Finding[] {
  if (source.isTest || (source.area !== 'module' && source.area !== 'app')) return [];
  const statements = statementsOf(source);
  if (!source.isStore && !source.isSql) return statements.map((found) => outsideStore(source, found));
  return statements.flatMap((found) => [
    ...judgeAmbient(source, found),
    ...judgeSchemas(source, found, map),
    ...(source.isSql ? judgeMigration(source, found) : []),
  ]);
}

function statementsOf(source: Source): Statement[] {
  if (source.isSql) return splitMigration(source.text);
  const { ast } = source;
  if (!ast) return [];
  const found: Statement[] = [];
  walk(ast, (node) => {
    const text = literalText(node);
    const line = lineOf(ast, node);
    if (text !== undefined && LOOKS_LIKE_SQL.test(text)) found.push({ text, line });
    const table = namedTable(node);
    if (table) found.push({ text: table, line });
  });
  return found;
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map((span) => `$1${span.literal.text}`).join('');
}

/** `into cases.case` for a call that names its table; undefined for any other node. */
function namedTable(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  if (!first || !ts.isStringLiteral(first) || !/^[a-z_]+\.[a-z_0-9]+/.test(first.text)) return undefined;
  if (ts.isIdentifier(node.expression)) return SHAPES.has(node.expression.text) ? `into ${first.text}` : undefined;
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  if (!BUILDERS.has(method)) return undefined;
  return `${/^(selectFrom|innerJoin|leftJoin)$/.test(method) ? 'from' : 'into'} ${first.text}`;
}

/** Splits a migration at `;` line ends, without comments, keeping line numbers. */
function splitMigration(text: string): Statement[] {
  const statements: Statement[] = [];
  let line = 1;
  for (const part of text.replace(/--[^\n]*/g, '').split(/;[ \t]*(?=\n|$)/)) {
    const lead = /^\s*/.exec(part)?.[0] ?? '';
    if (part.trim()) statements.push({ text: part.replace(/'(?:[^']|'')*'/g, "''"), line: line + count(lead) });
    line += count(part);
  }
  return statements;
}

function count(text: string): number {
  return text.split('\n').length - 1;
}

function outsideStore(source: Source, { text, line }: Statement): Finding {
  return {
    rule: 'sql-in-store',
    path: source.path,
    line,
    what: text.trim().slice(0, 60).replace(/\s+/g, ' '),
    remedy: "Move the statement into the module's `.store.ts` and give it a name.",
  };
}

function judgeAmbient(source: Source, { text, line }: Statement): Finding[] {
  const ambient = AMBIENT.exec(text);
  if (!ambient || !WRITES.test(text)) return [];
  return [
    {
      rule: 'sql-without-clock',
      path: source.path,
      line,
      what: `${ambient[0]} in SQL that writes`,
      remedy: 'Hand in ctx.now and ids from ctx.newId() as parameters.',
    },
  ];
}

function judgeSchemas(source: Source, { text, line }: Statement, map: ModuleMap): Finding[] {
  const known = new Set([...Object.keys(map), ...FOREIGN]);
  const findings: Finding[] = [];
  for (const [, verb = '', schema = '', table = ''] of text.matchAll(TABLE)) {
    if (!known.has(schema) || schema === source.module) continue;
    if (isAllowed(source, map, { verb, schema, table })) continue;
    findings.push({
      rule: 'own-schema',
      path: source.path,
      line,
      what: `${verb} ${schema}.${table}`,
      remedy: `Ask ${schema} through its door, or read its published view ${schema}.v_…, if modules.json lets you.`,
    });
  }
  return findings;
}

function isAllowed(source: Source, map: ModuleMap, use: { verb: string; schema: string; table: string }): boolean {
  const entry = source.module ? map[source.module] : undefined;
  if (!entry) return false;
  const verb = use.verb.toLowerCase();
  if (verb === 'references') return REFERABLE.has(use.schema) && entry.uses.includes(use.schema);
  if (verb === 'into' || verb === 'update') return false;
  if (entry.schemas?.includes(use.schema)) return true;
  const readable = [...entry.uses, ...(entry.views ?? [])];
  return use.table.startsWith('v_') && readable.includes(use.schema);
}

const MIGRATION_BANS: readonly (readonly [RegExp, string, string])[] = [
  [/\bcreate\s+(constraint\s+)?trigger\b/i, 'trigger', 'Do it in the command; triggers hide writes and break replay.'],
  [
    /\bcreate\s+sequence\b|\b(big|small)?serial\b|generated\s+(always|by default)\s+as\s+identity/i,
    'sequence',
    'Ids come from ctx.newId(); numbers from a counter table.',
  ],
  [/\bon\s+delete\s+set\s+null\b/i, 'on delete set null', 'Keep the row and record who ended it, when and why.'],
  [/\bcreate\s+rule\b/i, 'rule', 'Do it in the command; rules hide writes.'],
];

function judgeMigration(source: Source, { text, line }: Statement): Finding[] {
  return MIGRATION_BANS.filter(([pattern]) => pattern.test(text)).map(([, what, remedy]) => ({
    rule: 'plain-tables',
    path: source.path,
    line,
    what,
    remedy,
  }));
}
