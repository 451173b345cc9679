import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DefinitionKind } from '@yijian/core/contract';
import { stringify } from 'yaml';
import { loadPublished } from '#catalogue';
import { exportList, exportPack } from '#imports';
import { Stop } from './stop.ts';
import { withPlatform } from './with-platform.ts';

const options = {
  to: { type: 'string' },
  list: { type: 'string' },
  bundle: { type: 'string' },
  format: { type: 'string' },
} as const;

/** `export`: every definition in force as one YAML file by kind and code, with a manifest: a pack again. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (values.to === undefined) throw new Stop('请写明导出到哪个文件夹，例如 export --to 导出');
  const { list, bundle, format = 'xlsx' } = values;
  if (list !== undefined || bundle !== undefined) return exportFile(resolve(values.to), { list, bundle, format });
  const folder = resolve(values.to);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Stop(`文件夹 ${folder} 不是空的，为免覆盖，请换一个`);
  const written = await withPlatform(async ({ env }) => {
    const { byKind } = await loadPublished(env.db);
    const definitions = Object.entries(byKind).flatMap(([kind, map]) =>
      [...map.values()].map(({ definition }) => ({ kind: kind as DefinitionKind, definition })),
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'pack.yaml'),
      stringify({
        code: 'exported',
        name: '导出的内容',
        label: '由数据库导出',
        version: '1.0.0',
        demo: env.config.demo,
      }),
    );
    for (const { kind, definition } of definitions) {
      mkdirSync(join(folder, kind), { recursive: true });
      writeFileSync(join(folder, kind, `${definition.code}.yaml`), stringify(definition, { lineWidth: 0 }));
    }
    return definitions.length;
  });
  console.log(`导出定义 ${written} 个到 ${folder}`);
  return 0;
}

type Asked = { list: string | undefined; bundle: string | undefined; format: string };

/** `export --list` and `--bundle`: one file. */
async function exportFile(path: string, { list, bundle, format }: Asked): Promise<number> {
  if (format !== 'xlsx' && format !== 'csv' && format !== 'json') throw new Stop('--format 只能是 xlsx、csv 或 json');
  if (existsSync(path)) throw new Stop(`${path} 已经存在，为免覆盖，请换一个`);
  const file = await withPlatform(({ env }) =>
    bundle === undefined ? exportList(env.db, { list: list!, format }) : exportPack(env.db, bundle),
  );
  writeFileSync(path, file.content);
  console.log(`导出 ${file.name} 到 ${path}`);
  return 0;
}
