/** 事件事实: what the source says about events: which module publishes one, in which command, with which data members. */
import ts from 'typescript';
import type { Source } from './architecture/sources.ts';

/** 一处发布: an object literal with `type` and `data` in a module's or the platform's own source. */
export type Published = { type: string; module: string; title: string; data: string[] };

/** 发布的事件: every place that builds an event, in file order. */
export function readPublished(sources: readonly Source[]): Published[] {
  return sources
    .filter(
      ({ path }) => /^server\/src\/(modules|platform)\//.test(path) && !/\.test\.ts$|\/testing|\/fixture/.test(path),
    )
    .flatMap((source) => publishedIn(source));
}

function publishedIn({ path, text }: Source): Published[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Published[] = [];
  const module = /^server\/src\/modules\/([^/]+)/.exec(path)?.[1] ?? 'platform';
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && property(node, 'data')) {
      for (const type of literalsOf(property(node, 'type'), file))
        if (/^[a-z]+\.[a-z-]+$/.test(type))
          found.push({ type, module, title: titleAround(node), data: membersOf(property(node, 'data'), file) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Value = ts.Expression | undefined;

function property(node: ts.ObjectLiteralExpression, name: string): Value {
  for (const one of node.properties) {
    if (one.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(one)) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one)) return one.name;
  }
  return undefined;
}

/** The texts a `type` may have: a literal, both sides of a choice, or what a constant of the file holds. */
function literalsOf(value: Value, file: ts.SourceFile): string[] {
  if (!value) return [];
  if (ts.isStringLiteral(value)) return [value.text];
  if (ts.isSatisfiesExpression(value) || ts.isAsExpression(value)) return literalsOf(value.expression, file);
  if (ts.isConditionalExpression(value))
    return [...literalsOf(value.whenTrue, file), ...literalsOf(value.whenFalse, file)];
  return ts.isIdentifier(value) ? literalsOf(constantOf(value.text, file), file) : [];
}

function constantOf(name: string, file: ts.SourceFile): Value {
  let found: Value;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found ??= node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Names of the members of `data`; what is spread in is looked up in the file, as far as it is written there. */
function membersOf(value: Value, file: ts.SourceFile): string[] {
  if (!value) return [];
  if (ts.isIdentifier(value)) return membersOf(constantOf(value.text, file), file);
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value)) return membersOf(value.expression, file);
  if (ts.isConditionalExpression(value))
    return [...membersOf(value.whenTrue, file), ...membersOf(value.whenFalse, file)];
  if (ts.isArrowFunction(value)) return membersOf(value.body as ts.Expression, file);
  if (ts.isCallExpression(value)) return membersOf(value.expression, file);
  if (!ts.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap((one) =>
    ts.isSpreadAssignment(one) ? membersOf(one.expression, file) : [one.name!.getText()],
  );
}

/** `title` of the command around a place. */
function titleAround(node: ts.Node): string {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (!ts.isObjectLiteralExpression(at)) continue;
    const title = property(at, 'title');
    if (property(at, 'decide') && title && ts.isStringLiteral(title)) return title.text;
  }
  return '';
}

/** 声明的事件: what the `events.ts` of the modules say: `- \`type\` …: text` lines and members of the event types. */
export function readDeclared(sources: readonly Source[]): { type: string; module: string; said: string }[] {
  return sources
    .filter(({ path }) => /^server\/src\/modules\/[^/]+\/events\.ts$/.test(path))
    .flatMap(({ path, text }) => {
      const module = path.split('/')[3] as string;
      const bullets = [...text.matchAll(/^ \* - `([a-z]+\.[a-z-]+)`([^\n]*(?:\n \* {3,}[^\n]*)*)/gm)].map(
        ([, type, said]) => ({ type, said: said?.replaceAll(/\n \* +/g, ' ').replace(/^[^:]*: /, '') }),
      );
      const members = [...text.matchAll(/\/\*\* ([^*]+) \*\/\n\s+'([a-z]+\.[a-z-]+)':/g)].map(([, said, type]) => ({
        type,
        said,
      }));
      return [...bullets, ...members].map(({ type, said }) => ({
        type: type as string,
        module,
        said: (said ?? '').trim(),
      }));
    });
}
