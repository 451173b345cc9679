/** 禁用项: time, randomness, ids and network come through `ctx` and ports; no enums; every lint exception has a reason. */
import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './sources.ts';

const AMBIENT: Readonly<Record<string, string>> = {
  'Date.now': 'Take the time from ctx.now.',
  'Math.random': 'Take randomness from ctx.',
  'performance.now': 'Measuring belongs to the platform; take the time from ctx.now.',
  'crypto.randomUUID': 'Take ids from ctx.newId().',
  randomUUID: 'Take ids from ctx.newId().',
  fetch: 'The network sits behind a port; take the HTTP client from the platform.',
  setTimeout: 'A deadline is a row with a due time; the platform polls it.',
  setInterval: 'Recurring work is a job of the module (jobs.ts); the platform wakes it.',
};

/** 判断禁用项: all banned calls and declarations of one file. */
export function judgeBans(source: Source): Finding[] {
  const { ast } = source;
  if (!ast) return [];
  const findings: Finding[] = judgeExceptions(source);
  const add = (node: ts.Node, rule: string, what: string, remedy: string): void => {
    findings.push({ rule, path: source.path, line: lineOf(ast, node), what, remedy });
  };
  const ambientBanned = !source.isTest && source.area !== 'platform' && source.area !== 'web';
  walk(ast, (node) => {
    if (ts.isEnumDeclaration(node)) {
      add(node, 'no-enum', `enum ${node.name.text}`, 'Use a union of string literals.');
    }
    if (!ambientBanned) return;
    const ambient = ambientUse(node);
    if (ambient) add(node, 'ambient-world', ambient.what, ambient.remedy);
  });
  return findings;
}

function ambientUse(node: ts.Node): { what: string; remedy: string } | undefined {
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) {
    return { what: 'new Date()', remedy: 'Take the time from ctx.now.' };
  }
  if (ts.isPropertyAccessExpression(node)) {
    const what = `${ts.isIdentifier(node.expression) ? node.expression.text : '?'}.${node.name.text}`;
    const remedy = AMBIENT[what];
    return remedy ? { what, remedy } : globalThisUse(node);
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const what = node.expression.text;
    if (what === 'Date') return { what: 'Date()', remedy: 'Take the time from ctx.now.' };
    const remedy = AMBIENT[what];
    if (remedy) return { what: `${what}()`, remedy };
  }
  return undefined;
}

function globalThisUse(node: ts.PropertyAccessExpression): { what: string; remedy: string } | undefined {
  if (!isNamed(node.expression, 'globalThis')) return undefined;
  const remedy = AMBIENT[node.name.text];
  return remedy ? { what: `globalThis.${node.name.text}`, remedy } : undefined;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** An exception to a lint rule says why, after ` -- `. */
function judgeExceptions(source: Source): Finding[] {
  const findings: Finding[] = [];
  source.text.split('\n').forEach((line, index) => {
    if (!/(oxlint|eslint)-disable|@ts-expect-error|biome-ignore/.test(line)) return;
    if (/ -- \S|@ts-expect-error:? \S|biome-ignore [^:]+: \S/.test(line)) return;
    findings.push({
      rule: 'exception-with-reason',
      path: source.path,
      line: index + 1,
      what: line.trim(),
      remedy: 'Write the reason after ` -- `, or fix what the rule found.',
    });
  });
  return findings;
}
