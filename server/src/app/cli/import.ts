import { parseArgs } from 'node:util';
import { loadPack } from '../load-pack.ts';
import { importList, undoImport } from './import-list.ts';
import { withPlatform } from './with-platform.ts';
import { demoPack, packAt } from './read-arguments.ts';
import { Stop } from './stop.ts';

const options = {
  pack: { type: 'string' },
  file: { type: 'string' },
  list: { type: 'string' },
  take: { type: 'string' },
  map: { type: 'string' },
  undo: { type: 'string' },
} as const;

/** `import`: checks a pack, then publishes what is new in it; with `--file` a list or a theme pack, as drafts. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const { file, take, undo } = values;
  if (undo !== undefined) return undoImport(undo);
  if (take !== undefined && take !== 'all' && take !== 'correct') throw new Stop('--take 只能是 all 或 correct');
  if (file !== undefined)
    return importList({ file, list: values.list ?? 'definitions', rows: take ?? null, map: values.map });
  packAt(values.pack);
  await withPlatform(async ({ env }) => {
    const loaded = await loadPack(env, values.pack ?? demoPack, (line) => void console.log(line));
    console.log(`新发布定义 ${loaded.definitions} 个，一件事 ${loaded.bundles} 件；人员 ${loaded.people} 名`);
  });
  return 0;
}
