import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// 补全锁文件: run after every `npm install` (`node_modules/.bin/node tools/complete-lock.ts`). A registry mirror may lack
// the builds of other platforms; npm then leaves them out of package-lock.json, and `npm ci` refuses the lock file
// everywhere. This adds them by name and version. Their integrity is unknown here, so npm takes it from the registry on
// the platforms concerned.

/** An entry of package-lock.json, as far as it matters here. */
export type LockEntry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  license?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

/** package-lock.json (锁文件). */
export type Lock = { packages: Record<string, LockEntry> };

/** Optional dependencies that some package names and the lock file has no entry for, by their path in it (缺失的可选依赖). */
export function findMissing({ packages }: Lock): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isListed(packages, path, name)) missing[`node_modules/${name}`] = describe(name, version, entry);
    }
  }
  return missing;
}

/** Looked up as Node does: beside the package, then in each folder above. */
function isListed(packages: Lock['packages'], path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

const platform =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/;

function describe(name: string, version: string, parent: LockEntry): LockEntry {
  const [, os, cpu, abi] = platform.exec(name) ?? (name.endsWith('-wasm32-wasi') ? ['', null, 'wasm32'] : []);
  if (os === undefined || !cpu || !/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name}@${version}: its platform is not told by its name; add it by hand.`);
  const { dev, license } = parent;
  const libc = os === 'linux' ? { libc: [abi?.startsWith('musl') ? 'musl' : 'glibc'] } : {};
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...libc,
    ...(license ? { license } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

/** The lock file with the entries put where npm would put them (插入). */
export function complete(lock: Lock, missing: Record<string, LockEntry>): Lock {
  const entries = Object.entries(lock.packages);
  for (const entry of Object.entries(missing)) {
    const before = entries.findIndex(([path]) => path.localeCompare(entry[0], 'en') > 0);
    entries.splice(before === -1 ? entries.length : before, 0, entry);
  }
  return { ...lock, packages: Object.fromEntries(entries) };
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const missing = findMissing(lock);
  const count = Object.keys(missing).length;
  if (count) writeFileSync(file, `${JSON.stringify(complete(lock, missing), null, 2)}\n`);
  console.log(`补全 ${count} 项 entries added: ${count}`);
}
