import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';

/**
 * 看护: a shell that runs postgres and reads a pipe from us. However we end, also by kill -9, the pipe closes and the
 * shell stops postgres: fast shutdown, and after 20 s the immediate one (crash-safe). Its own process group, so that a
 * Ctrl-C in the terminal reaches us alone and the database outlives our last transactions.
 */
const script = `
exec 3<&0 </dev/null
trap : HUP INT TERM
"$@" 3<&- &
postgres=$!
(
  cat <&3 >/dev/null
  kill -INT $postgres
  waits=0
  while [ $waits -lt 100 ]; do sleep 0.2; kill -0 $postgres || exit; waits=$((waits + 1)); done
  kill -QUIT $postgres
) 2>/dev/null &
watcher=$!
exec 3<&-
while kill -0 $postgres 2>/dev/null; do wait $postgres; code=$?; done
kill -9 $watcher 2>/dev/null
exit $code
`;

/** Starts postgres under its guard, logging to `server.log` (启动数据库进程). Never keeps our process alive. */
export function spawnGuarded(cluster: Cluster, settings: Record<string, string>): ChildProcess {
  const postgres = [join(cluster.native, 'bin', 'postgres'), '-D', cluster.folder];
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openLog(cluster.home);
  const guard = spawn('/bin/sh', ['-c', script, 'guard', ...postgres, ...flags], {
    cwd: cluster.home,
    detached: true,
    stdio: ['pipe', log, log],
    ...cluster.account,
  });
  closeSync(log);
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  guard.stdin?.on('error', () => {}); // The guard ended first; its exit tells.
  return guard;
}

const logBytesMax = 10_000_000;

function openLog(home: string): number {
  const path = join(home, 'server.log');
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
