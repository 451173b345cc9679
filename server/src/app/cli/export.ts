import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DefinitionKind } from '@yijian/core/contract';
import { stringify } from 'yaml';
import { loadPublished } from '#catalogue';
import { Stop } from './stop.ts';
import { withPlatform } from './with-platform.ts';

/** `export`: every definition in force as one YAML file by kind and code, with a manifest: a pack again. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
  if (values.to === undefined) throw new Stop('请写明导出到哪个文件夹，例如 export --to 导出');
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
