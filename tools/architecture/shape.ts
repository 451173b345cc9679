/** 形状: names of folders and files, size of a module, its README, and its place on the map. */
import type { ModuleMap } from './map.ts';
import type { Finding, Source } from './sources.ts';

/** Words that say nothing about what is inside; in a folder's name or a file's. */
const DRAWERS = new Set(['utils', 'util', 'helpers', 'helper', 'services', 'service', 'common', 'misc']);
/** Folders that sort by kind of code instead of by thing. */
const DRAWER_FOLDERS = new Set([...DRAWERS, 'types', 'shared', 'lib', 'interfaces', 'constants', 'managers']);
const README_LINES_MAX = 60;
const FILES_MAX = 25;

/** 判断形状: findings over all files together. */
export function judgeShape(sources: readonly Source[], map: ModuleMap): Finding[] {
  return [...sources.flatMap(judgeName), ...modulesOf(sources).flatMap((name) => judgeModule(name, sources, map))];
}

/** 模块名: every capability folder that holds a file. */
export function modulesOf(sources: readonly Source[]): string[] {
  return [...new Set(sources.flatMap((source) => source.module ?? []))].sort();
}

function judgeName(source: Source): Finding[] {
  const findings: Finding[] = [];
  const parts = source.path.split('/').slice(2);
  const stems = parts.map((part, index) => (index === parts.length - 1 ? part.replace(/\..*$/, '') : part));
  const drawer = stems.find((stem, index) => {
    const isFile = index === stems.length - 1;
    return isFile ? source.ast && DRAWERS.has(stem) : DRAWER_FOLDERS.has(stem);
  });
  if (drawer) {
    findings.push({
      rule: 'no-drawers',
      path: source.path,
      what: `${drawer}: a drawer for everything`,
      remedy: 'Name the file after the thing it holds, and put it beside its first user.',
    });
  }
  if (source.ast && stems.some((stem) => !/^[a-z0-9$_][a-z0-9-]*$/.test(stem))) {
    findings.push({
      rule: 'kebab-case',
      path: source.path,
      what: 'file or folder name is not kebab-case',
      remedy: 'Lower case words with hyphens: open-case.ts.',
    });
  }
  return findings;
}

function judgeModule(name: string, sources: readonly Source[], map: ModuleMap): Finding[] {
  const folder = `server/src/modules/${name}`;
  const mine = sources.filter((source) => source.module === name);
  const findings: Finding[] = [];
  const add = (rule: string, path: string, what: string, remedy: string): void => {
    findings.push({ rule, path, what, remedy });
  };
  if (!map[name]) add('on-the-map', folder, `${name} is not in server/modules.json`, 'Add it there, with an ADR line.');
  if (!mine.some((source) => source.path === `${folder}/index.ts`)) {
    add('has-a-door', folder, 'no index.ts', 'Add the door: the names that other modules may use.');
  }
  const readme = mine.find((source) => source.path === `${folder}/README.md`);
  if (!readme) {
    add(
      'has-a-readme',
      folder,
      'no README.md',
      'Say what for, words, invariants, doors, events, clauses, where to start.',
    );
  } else if (readme.text.trimEnd().split('\n').length > README_LINES_MAX) {
    add(
      'short-readme',
      readme.path,
      `longer than ${README_LINES_MAX} lines`,
      'Move the depth into a design note beside the hard file.',
    );
  }
  for (const [path, files] of filesByFolder(mine)) {
    if (files <= FILES_MAX) continue;
    add('small-module', path, `${files} files, at most ${FILES_MAX}`, 'Split it by noun: one folder per noun.');
  }
  return findings;
}

/** Source files per folder; tests, migrations and texts do not count. */
function filesByFolder(mine: readonly Source[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path, ast, isTest } of mine) {
    if (!ast || isTest) continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return counts;
}
