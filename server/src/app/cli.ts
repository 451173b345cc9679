import { fileURLToPath } from 'node:url';
import { Stop } from './cli/stop.ts';

/** 命令行的一个动词: `load` brings its code only when it is used. */
type Verb = { usage: string; about: string; help: string; load: () => Promise<(args: string[]) => Promise<number>> };

const verbs: Readonly<Record<string, Verb>> = {
  serve: {
    usage: 'serve [--no-demo]',
    about: '启动服务',
    help: '启动数据库和网站，直到按 Ctrl-C。环境变量:PORT(端口，默认 8080)、YIJIAN_DATA(数据文件夹)、DATABASE_URL(PostgreSQL 15 及以上)。\n  --no-demo   不导入演示内容',
    load: async () => (await import('./serve.ts')).serve,
  },
  compile: {
    usage: 'compile <一件事编码> [--answers 文件|JSON] [--pack 文件夹] [--json]',
    about: '合成一件事，或按回答给出办理方案',
    help: '从内容包(默认 content/demo)合成，不用数据库。编码也可以是单个事项的编码。\n  --answers   情形回答,JSON 文字或存放它的文件，例如 \'{"wantsSign":"yes","menu":["hot"]}\'\n  --pack      内容包的文件夹\n  --json      输出 JSON:{ release, findings }，给了回答时为 { release, findings, preview, notice }\n有拦截发布的问题、回答不对时退出码为 1。',
    load: async () => (await import('./cli/compile.ts')).run,
  },
  lint: {
    usage: 'lint [--pack 文件夹] [--on 日期] [--json] | lint --schema',
    about: '检查内容包',
    help: '检查格式、引用、实施清单要素、指南质量、证明和每件事的每一种情形，规则与服务器的目录体检相同，逐条给出文件和行号。\n  --pack      内容包的文件夹(默认 content/demo)\n  --on        按这一天看例外是否到期(默认都算有效)\n  --json      输出 JSON\n  --schema    输出每一种定义的 JSON Schema\n有拦截发布的问题时退出码为 1;只有提醒时为 0。',
    load: async () => (await import('./cli/lint.ts')).run,
  },
  due: {
    usage: 'due --from 日期 --days 天数 [--calendar-days] [--json]',
    about: '推算到期日并说明理由',
    help: '按国务院办公厅放假通知推算，当日不计入。\n  --from            起算日，如 2026-09-28\n  --days            工作日数(0 到 3650)\n  --calendar-days   按自然日计\n  --json            输出 JSON',
    load: async () => (await import('./cli/due.ts')).run,
  },
  import: {
    usage:
      'import [--pack 文件夹] | import --file 文件 [--list 清单] [--map 对应] [--take all|correct] | import --undo 批次',
    about: '把内容包导入数据库',
    help: '先检查，再以发布的方式导入；内容没变的跳过，所以可以重复导入。数据库由 YIJIAN_DATA 或 DATABASE_URL 决定；内置数据库正在使用时请先停止服务。\n  --pack      内容包的文件夹(默认 content/demo)\n  --file      一份清单(xlsx、csv、json)或主题包，导入为草稿，不公布\n  --list      清单，例如 items、base-items、regions;JSON 和主题包不写\n  --map       主题包的对应,JSON 文字或文件：[{"kind":"region","code":"包里的","to":"本地的"}]\n  --take      correct 只导入正确的，all 全部正确才导入；不写只检查\n  --undo      整批撤回\n有不对的行时退出码为 1。',
    load: async () => (await import('./cli/import.ts')).run,
  },
  export: {
    usage: 'export --to 文件夹 | export --to 文件 (--list 清单 [--format xlsx|csv|json] | --bundle 一件事)',
    about: '把已发布的内容导出成内容包',
    help: '每个定义写成一个 YAML 文件，再导入时内容不变。只导出定义，不导出人员和办件。\n  --to        空的或不存在的文件夹；导出一份清单或主题包时是不存在的文件\n  --list      导出一张清单，例如 items\n  --format    xlsx(默认，带下拉框)、csv 或 json\n  --bundle    导出一件事的主题包(JSON)',
    load: async () => (await import('./cli/export.ts')).run,
  },
  verify: {
    usage: 'verify [PDF 文件] [--json]',
    about: '核对全部记录，或验证文书、证照的签名',
    help: '不带文件：只读打开数据库(服务运行时也可以),核对留痕与日志、每个办件和工单的状态是否等于事件的累计，并报出日志的树根。\n带 PDF 文件：检查上面的电子签名，谁签的、签后有没有改动。\n  --json      输出 JSON\n发现任何问题时退出码为 1。',
    load: async () => (await import('./verify.ts')).verify,
  },
};

/** 命令行 `npm run -s yijian -- <verb>`: answers the exit code, 0 only on success; an error is one line on standard error. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return show(overview(), name === undefined ? 1 : 0);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined)
    return fail(`没有「${name.slice(0, 40)}」这个命令，可用的有：${Object.keys(verbs).join('、')}`);
  if (rest.includes('--help') || rest.includes('-h'))
    return show(`${verb.about}\n\n用法  yijian ${verb.usage}\n\n${verb.help}\n`, 0);
  try {
    return await (await verb.load())([...rest]);
  } catch (error) {
    return fail(explain(error));
  }
}

const overview = (): string =>
  [
    '易简 Yijian 命令行:npm run -s yijian -- <命令>',
    '',
    ...Object.values(verbs).map((verb) => `  ${verb.usage}\n      ${verb.about}`),
    '',
    '每个命令加 --help 看详细用法。',
    '',
  ].join('\n');

function show(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

function fail(line: string): number {
  process.stderr.write(`错误：${line.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  return 1;
}

/** What is expected speaks for itself; anything else is a fault of ours and says where it happened. */
function explain(error: unknown): string {
  if (error instanceof Stop) return error.message;
  const { name, code, message, reason, remedy } = error as Partial<{
    name: string;
    code: string;
    message: string;
    reason: string;
    remedy: string;
  }>;
  if (name === 'Refusal') return `${reason}。${remedy}(${code})`;
  if (String(code).startsWith('ERR_PARSE_ARGS')) return `参数写得不对：${message?.split('\n')[0]}。加 --help 看用法`;
  return message ?? String(error);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
