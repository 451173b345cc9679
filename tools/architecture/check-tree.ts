/** 架构检查: everything the architecture asks of the source text, as one list of findings. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeBans } from './bans.ts';
import { judgeDoors } from './doors.ts';
import { judgeMap, type ModuleMap, readModuleMap } from './map.ts';
import { judgeShape } from './shape.ts';
import { type Finding, readSources, type Source } from './sources.ts';
import { judgeSql } from './sql.ts';

/** 检查结果: what was looked at, and what was found. */
export interface TreeReport {
  readonly sources: readonly Source[];
  readonly findings: readonly Finding[];
}

/** 检查源码树: reads the tree beneath `root` and judges it; an empty tree is a sound tree. */
export function checkTree(root: string): TreeReport {
  const map = readModuleMap(root);
  const sources = readSources(root);
  const findings = [
    ...judgeMap(map).map((what) => ({
      rule: 'sound-map',
      path: 'server/modules.json',
      what,
      remedy: 'Remove the edge, or let the lower module publish an event.',
    })),
    ...judgeImportsMap(root, map),
    ...judgeShape(sources, map),
    ...judgeDoors(sources),
    ...sources.flatMap(judgeBans),
    ...sources.flatMap((source) => judgeSql(source, map)),
  ];
  return { sources, findings };
}

/** 一行说明: `path:line rule: what. remedy`. */
export function describeFinding({ path, line, rule, what, remedy }: Finding): string {
  return `${path}${line ? `:${line}` : ''}  ${rule}: ${what}. ${remedy}`;
}

/** Every module on the map has its `#name` in server/package.json, and every `#name` is on the map. */
function judgeImportsMap(root: string, map: ModuleMap): Finding[] {
  const manifest = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')) as {
    imports?: Record<string, string>;
  };
  const doors = manifest.imports ?? {};
  const findings: Finding[] = [];
  const add = (what: string, remedy: string): void => {
    findings.push({ rule: 'one-map', path: 'server/package.json', what, remedy });
  };
  for (const name of Object.keys(map)) {
    const door = `./src/modules/${name}/index.ts`;
    if (doors[`#${name}`] !== door) add(`imports lacks "#${name}": "${door}"`, 'Add the line.');
  }
  for (const name of Object.keys(doors)) {
    if (name === '#platform' || name === '#app' || map[name.slice(1)]) continue;
    add(`${name} is not in server/modules.json`, 'Add the module to the map, or remove the line.');
  }
  return findings;
}
