/** 锁文件检查: versions are pinned, contents are hashed, no registry is named, and every dependency has its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

const MANIFESTS = ['package.json', 'core/package.json', 'server/package.json', 'web/package.json'];

/** 检查锁文件: what is wrong with the lock file and the dependencies, one sentence each. */
export function judgeLockFile(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return [...Object.entries(lock.packages).flatMap(judgeLocked), ...judgeManifests(root)];
}

function judgeLocked([path, locked]: [string, LockedPackage]): string[] {
  if (!path.includes('node_modules/') || locked.link) return [];
  const findings: string[] = [];
  if (locked.resolved && /^(https?|git|file|ssh)[:+]/.test(locked.resolved)) {
    findings.push(`${path}: the lock file names an address. Keep omit-lockfile-registry-resolved=true in .npmrc.`);
  }
  // Builds for other platforms that a mirror lacks are listed without a hash (tools/complete-lock.ts).
  const isOtherPlatform = locked.optional && (locked.os || locked.cpu?.includes('wasm32')) && !locked.integrity;
  if (!locked.integrity?.startsWith('sha512-') && !locked.inBundle && !isOtherPlatform) {
    findings.push(`${path}: no sha512 integrity hash. Install it from a registry, not from a folder or address.`);
  }
  return findings;
}

function judgeManifests(root: string): string[] {
  const reasons = join(root, 'docs/dependencies.md');
  const explained = existsSync(reasons) ? readFileSync(reasons, 'utf8') : '';
  return MANIFESTS.flatMap((path) => {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    return Object.entries(wanted).flatMap(([name, version]) => [
      ...(/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${path}: ${name}@${version} is not pinned exactly.`]),
      ...(name.startsWith('@yijian/') || explained.includes(`\`${name}\``)
        ? []
        : [`${path}: ${name} has no line in docs/dependencies.md. Say why it is here.`]),
    ]);
  });
}
