/** 源码清单: lists the source files beneath a root and says what each one is. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** 源文件: one file under core/src, server/src or web/src. */
export interface Source {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly area: 'core' | 'platform' | 'module' | 'app' | 'web';
  /** Name of the capability folder; only when `area` is `module`. */
  readonly module?: string;
  readonly isTest: boolean;
  readonly isStore: boolean;
  readonly isSql: boolean;
  /** The parsed file; undefined for anything but TypeScript. */
  readonly ast?: ts.SourceFile;
}

/** 发现: one broken rule at one place. `remedy` is what to do about it. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly what: string;
  readonly remedy: string;
}

const ROOTS = ['core/src', 'server/src', 'web/src'];
const SKIPPED = new Set(['node_modules', 'dist', '.data', '.cache', 'coverage']);

/** 读全部: every file beneath the three source roots; missing roots are simply empty. */
export function readSources(root: string): Source[] {
  return ROOTS.flatMap((folder) => listFiles(root, folder)).map((path) => readSource(root, path));
}

/** 列文件: paths of all files beneath `folder`, from `root`; empty when the folder does not exist. */
export function listFiles(root: string, folder: string): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : listFiles(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** 遍历语法树: calls `visit` for every node beneath `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** 行号: 1-based line of a node. */
export function lineOf(ast: ts.SourceFile, node: ts.Node): number {
  return ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const [, area, module] = /^server\/src\/(platform|app|modules)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  const isCode = /\.tsx?$/.test(path);
  return {
    path,
    text,
    area: areaOf(path, area),
    ...(area === 'modules' && module ? { module } : {}),
    isTest: /\.test\.tsx?$/.test(path) || /(^|\/)testing([.-][^/]*)?(\.ts$|\/)/.test(path),
    isStore: path.endsWith('.store.ts'),
    isSql: path.endsWith('.sql'),
    ...(isCode ? { ast: ts.createSourceFile(basename(path), text, ts.ScriptTarget.Latest, false) } : {}),
  };
}

function areaOf(path: string, serverArea: string | undefined): Source['area'] {
  if (path.startsWith('core/')) return 'core';
  if (path.startsWith('web/')) return 'web';
  if (serverArea === 'modules') return 'module';
  return serverArea === 'platform' ? 'platform' : 'app';
}
