/** 模块地图: reads server/modules.json, the acyclic graph of who may use whom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** 模块: one line of the map. */
export interface ModuleEntry {
  /** Drawing order, 0 (ground) to 6 (view). */
  readonly tier: number;
  /** Chinese title. */
  readonly zh: string;
  /** Modules whose door it may use. */
  readonly uses: readonly string[];
  /** Modules whose published views (`v_*`) it may read besides those it uses. */
  readonly views?: readonly string[];
  /** Foreign schemas whose tables it may read: only `platform`, for the reader of the journal. */
  readonly schemas?: readonly string[];
}

/** 模块地图: by module name. */
export type ModuleMap = Readonly<Record<string, ModuleEntry>>;

/** 读地图: parses `server/modules.json` beneath `root`. */
export function readModuleMap(root: string): ModuleMap {
  const parsed: unknown = JSON.parse(readFileSync(join(root, 'server/modules.json'), 'utf8'));
  return (parsed as { modules: ModuleMap }).modules;
}

/** 地图是否成立: unknown names, uses that go up, and cycles, each as one sentence; empty when the map is sound. */
export function judgeMap(map: ModuleMap): string[] {
  const findings: string[] = [];
  for (const [name, entry] of Object.entries(map)) {
    for (const used of [...entry.uses, ...(entry.views ?? [])]) {
      const other = map[used];
      if (!other) findings.push(`modules.json: ${name} uses ${used}, which is not on the map`);
      else if (other.tier > entry.tier) findings.push(`modules.json: ${name} uses ${used}, which lies above it`);
    }
  }
  const ring = findRing(map);
  if (ring) findings.push(`modules.json: ring ${ring.join(' -> ')}`);
  return findings;
}

function findRing(map: ModuleMap): string[] | undefined {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    if (done.has(name)) return undefined;
    for (const used of map[name]?.uses ?? []) {
      const ring = visit(used, [...path, name]);
      if (ring) return ring;
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(map)) {
    const ring = visit(name, []);
    if (ring) return ring;
  }
  return undefined;
}
