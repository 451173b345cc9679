import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** 系统账户: the operating-system account that runs the built-in database. `undefined` = the one we are. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * Picks the account for the built-in database (数据库运行账户). PostgreSQL refuses to run as root, so root lends it
 * an unprivileged account that exists: the owner of an existing cluster, else `yijian`, else `nobody`.
 */
export function databaseAccount(clusterFolder: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount('yijian') ?? findAccount('nobody') ?? { uid: 65534, gid: 65534 };
}

function findAccount(name: string): Account {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the account can walk into a folder or run a file (可达): every folder above it and itself must let it
 * through. Access lists are not read; a "no" only leads to a copy. Without an account (we run as ourselves) always true.
 */
export function isReachableBy(account: Account, path: string): boolean {
  if (!account) return true;
  let at = realpathSync(path);
  for (;;) {
    if (!mayEnter(account, at)) return false;
    if (dirname(at) === at) return true;
    at = dirname(at);
  }
}

function mayEnter(account: NonNullable<Account>, path: string): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
