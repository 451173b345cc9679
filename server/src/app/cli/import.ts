import { parseArgs } from 'node:util';
import { loadPack } from '../load-pack.ts';
import { withPlatform } from './with-platform.ts';
import { demoPack, packAt } from './read-arguments.ts';

/** `import`: checks a pack, then publishes what is new in it. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { pack: { type: 'string' } } });
  packAt(values.pack);
  await withPlatform(async ({ env }) => {
    const loaded = await loadPack(env, values.pack ?? demoPack, (line) => void console.log(line));
    console.log(`新发布定义 ${loaded.definitions} 个，一件事 ${loaded.bundles} 件；人员 ${loaded.people} 名`);
  });
  return 0;
}
