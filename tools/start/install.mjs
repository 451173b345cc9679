import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, Stop } from './say.mjs';

const oldestNode = [22, 18];

/**
 * Installs the dependencies unless the installed ones are those of the lock file (安装依赖).
 * Returns the Node that runs the program. Throws `Stop` with what to do when that fails.
 */
export async function installMissing(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (!isInstalled(root, lockText)) install(root, lockText);
  return findNode(root);
}

/** The marker says so; or every package has the right version, after a developer's own `npm install`. */
function isInstalled(root, lockText) {
  const marker = markerOf(root);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash(lockText)) return true;
  if (!existsSync(join(root, 'node_modules')) || !hasEveryPackage(root, JSON.parse(lockText))) return false;
  writeMarker(root, lockText);
  return true;
}

function markerOf(root) {
  return join(root, 'node_modules', '.yijian-lock');
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The folders themselves are asked: npm's record (`node_modules/.package-lock.json`) also lists packages that
 * `npm install --package-lock-only` only planned. Optional ones of other platforms may be absent.
 */
function hasEveryPackage(root, lock) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!/(^|\/)node_modules\//.test(path)) return true;
    const description = join(root, path, 'package.json');
    if (!existsSync(description)) return isOptional(wanted) && !isForHere(wanted);
    return wanted.link || JSON.parse(readFileSync(description, 'utf8')).version === wanted.version;
  });
}

function isOptional(wanted) {
  return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
}

/** Native packages of this very platform (Node 24, PostgreSQL …): npm calls them optional and skips a failed download. */
function isForHere({ os, cpu, libc }) {
  if (!os?.includes(process.platform) || !cpu?.includes(process.arch)) return false;
  if (!libc) return true;
  return libc.includes(process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl');
}

function writeMarker(root, lockText) {
  try {
    writeFileSync(markerOf(root), hash(lockText));
  } catch {
    // A checkout that belongs to someone else: the next start compares again.
  }
}

function install(root, lockText) {
  refuseReadOnly(root);
  const again = existsSync(join(root, 'node_modules'));
  say(
    again
      ? '依赖有变化，正在更新（一两分钟）… Updating dependencies …'
      : '第一次运行，正在安装依赖（一两分钟，约 1 GB）… Installing dependencies …',
  );
  const began = Date.now();
  // Development packages hold vite and vitest: wanted even where NODE_ENV=production.
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  let result = npm(root, ['ci', ...flags]);
  // A lock file written against an incomplete mirror (see tools/complete-lock.ts): same versions, without the exact check.
  if (result.stderr.includes('EUSAGE')) result = npm(root, ['install', '--no-save', ...flags]);
  process.stderr.write(result.stderr);
  if (result.status !== 0 || !hasEveryPackage(root, JSON.parse(lockText))) throw new Stop(failure);
  writeMarker(root, lockText);
  say(`依赖已就绪（${Math.round((Date.now() - began) / 1000)} 秒） Dependencies are ready.`);
}

const failure = `
安装依赖失败（原因见上）。需要能访问 npm 软件包仓库：
  - 没有网络或仓库地址不对：检查网络，或用 npm config set registry <地址> 指向本单位的镜像，再运行一次；
  - 内网机器：在有网络的同类机器上运行一次，把整个文件夹（含 node_modules）复制过来。
Installing failed (reason above). It needs an npm registry: check the network or set a mirror, then run again; or copy the
whole folder with node_modules from a machine of the same kind.`;

function refuseReadOnly(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Stop(
      `不能写入 ${root}：请用拥有这个文件夹的账户运行，或复制到自己的文件夹。\nThe folder cannot be written: run as its owner, or copy it to a folder of your own.`,
    );
  }
}

/** The npm that called us, else the one in the path; its stdout goes to our stderr. */
function npm(root, flags) {
  const caller = process.env.npm_execpath ?? '';
  const [command, first] = /npm-cli\.[cm]?js$/.test(caller) ? [process.execPath, [caller]] : ['npm', []];
  const options = {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 2, 'pipe'],
    env: { ...process.env, ...cacheFolder() },
  };
  const { status, stderr, error } = spawnSync(command, [...first, ...flags], options);
  return { status, stderr: stderr ?? String(error) };
}

/** Accounts without a home (`nobody`, a container's number) still get a place for npm's cache. */
function cacheFolder() {
  try {
    accessSync(process.env.npm_config_cache ?? homedir(), constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(tmpdir(), `yijian-npm-${process.getuid?.() ?? 0}`) };
  }
}

function findNode(root) {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return process.execPath;
  throw new Stop(
    `这台机器（${process.platform}-${process.arch}）没有随附的 Node 24，而现有的 Node 是 ${process.versions.node}。请安装 Node 24 后再运行。\n` +
      `No bundled Node for this platform: install Node 24 and run again.`,
  );
}
