// 启动器: the door of every npm command. Plain JavaScript for whatever Node the machine has (20 or newer): it installs
// what is missing, then hands over to the Node 24 that came with the install. Prints nothing of its own on stdout.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './start/build-web.mjs';
import { installMissing } from './start/install.mjs';
import { runCommand } from './start/run-command.mjs';
import { say, Stop } from './start/say.mjs';

/** What each command runs, and whether it shows or tests the web pages. */
const commands = {
  serve: { script: 'server/src/app/main.ts', arguments: ['serve'], web: 'required', ownGroup: true },
  test: { script: 'tools/test.ts', arguments: [], web: 'wanted' },
  check: { script: 'tools/check.ts', arguments: [] },
  cli: { script: 'server/src/app/cli.ts', arguments: [] },
  bench: { script: 'bench/main.ts', arguments: [] },
  shots: { script: 'walks/shots.ts', arguments: [], web: 'required' },
};

const root = fileURLToPath(new URL('..', import.meta.url));

async function main([name, ...rest]) {
  const command = commands[name];
  if (!command) throw new Stop(`用法 Usage: node tools/start.mjs ${Object.keys(commands).join(' | ')}`);
  const node = await installMissing(root);
  // A few named tests rarely open a page; walks do.
  const wantsWeb = name !== 'test' || rest.length === 0 || rest.some((word) => word.includes('walks'));
  if (command.web && wantsWeb) await buildWeb(root, node, command.web);
  const script = join(root, command.script);
  if (!existsSync(script)) throw new Stop(`这个版本没有 ${command.script} This version has no ${command.script}.`);
  return runCommand(node, [script, ...command.arguments, ...rest], command.ownGroup);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = 1;
}
