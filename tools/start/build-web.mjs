import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { say, Stop } from './say.mjs';

/** What ends up in the pages. */
const sources = ['web', 'core', 'package-lock.json'];
const notSources = new Set(['node_modules', 'dist', '.cache']);

/**
 * Builds the web pages when their sources changed since the last build (构建页面); the marker lies in `web/dist`.
 * A failing build throws `Stop` where the pages are `required`, and is only told where they are `wanted` (the tests that
 * need them fail by themselves).
 */
export async function buildWeb(root, node, need) {
  const dist = join(root, 'web', 'dist');
  const marker = join(dist, '.built-from');
  if (!existsSync(join(root, 'web', 'index.html'))) return;
  const wanted = hashOf(root);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('正在构建页面… Building the web pages …');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // stdout is the command's own: vite speaks to stderr.
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) writeFileSync(marker, wanted);
  else if (need === 'required')
    throw new Stop('页面构建失败（原因见上）。Building the web pages failed (reason above).');
  else say('页面构建失败（原因见上），继续。Building the web pages failed (reason above); going on.');
}

function hashOf(root) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesOf(join(root, source)))) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .filter(({ name }) => !notSources.has(name) && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}
