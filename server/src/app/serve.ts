import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Configuration, Refusal } from '#platform';
import { demoLogins } from './demo-logins.ts';
import { startApp } from './start-app.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** 数据文件夹: YIJIAN_DATA, or `.data` beside the checkout (in the home folder when the checkout cannot be written). */
export const dataFolder = (given = process.env.YIJIAN_DATA): string => (given ? resolve(given) : join(root, '.data'));
export const homeDataFolder = (): string => join(homedir(), '.yijian');

const faceNames = {
  citizen: '群众办事',
  counter: '综合窗口',
  approver: '部门审批',
  admin: '事项与编排',
  overseer: '电子监察',
} as const;

/** `serve`: starts everything, prints the addresses and the demo logins, runs until Ctrl-C. Answers the exit code. */
export async function serve(arguments_: readonly string[]): Promise<number> {
  const port = Number(process.env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return fail(`PORT 应为 1–65535 的整数 PORT must be 1–65535: ${process.env.PORT}`);
  const web = join(root, 'web', 'dist');
  const demo = !arguments_.includes('--no-demo');
  const say = (line: string) => void console.log(`· ${line}`);
  try {
    const app = await startApp({
      port,
      dataFolder: dataFolder(),
      databaseUrl: process.env.DATABASE_URL,
      demo,
      province: readProvince(process.env),
      scanner: process.env.YIJIAN_CLAMD,
      webFolder: existsSync(web) ? web : undefined,
      say,
    });
    console.log(welcome(app.url, demo, app.gateway?.url));
    return await untilStopped(app.close, app.database.lost);
  } catch (error) {
    return fail(explain(error as NodeJS.ErrnoException, port));
  }
}

/** 省统一身份认证: from YIJIAN_PROVINCE_ISSUER, _CLIENT_ID, _CLIENT_SECRET and _NAME; all of the first three or none. */
export function readProvince(env: Readonly<Record<string, string | undefined>>): Configuration['province'] {
  const { YIJIAN_PROVINCE_ISSUER: issuer, YIJIAN_PROVINCE_CLIENT_ID: clientId } = env;
  const { YIJIAN_PROVINCE_CLIENT_SECRET: clientSecret, YIJIAN_PROVINCE_NAME: name } = env;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret || !URL.canParse(issuer))
    throw new TypeError(
      'YIJIAN_PROVINCE_ISSUER(网址)、YIJIAN_PROVINCE_CLIENT_ID、YIJIAN_PROVINCE_CLIENT_SECRET 要一起设置，见 docs/how-to/connect-a-province-login.md',
    );
  return { issuer, clientId, clientSecret, name: name || '省统一身份认证' };
}

function welcome(url: string, demo: boolean, messages: string | undefined): string {
  const lines = Object.entries(faceNames).map(
    ([face, name]) => `  ${name.padEnd(6, ' ')} ${url}${face === 'citizen' ? '/' : `/${face}`}`,
  );
  const logins = demo
    ? [
        '',
        '演示账号(密码都写在后面，仅供演示):',
        ...demoLogins().map((login) => `  ${login.login.padEnd(18)} ${login.password}   ${login.name}  ${login.note}`),
      ]
    : [];
  const phone = messages ? [`  仿真短信 ${messages}/（演示：发给手机的短信都在这里看）`] : [];
  return ['', `易简已启动：${url}`, ...lines, ...phone, ...logins, '', '按 Ctrl-C 停止'].join('\n');
}

function untilStopped(close: () => Promise<void>, lost: Promise<Error>): Promise<number> {
  return new Promise((resolveCode) => {
    const stop = (code: number, line: string) => {
      console.log(line);
      close().then(
        () => resolveCode(code),
        () => resolveCode(1),
      );
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0, '正在停止……'));
    void lost.then((error) => stop(1, `内置数据库意外停止：${error.message}`));
  });
}

const explain = (error: NodeJS.ErrnoException, port: number): string =>
  error.code === 'EADDRINUSE'
    ? `端口 ${port} 已被别的程序占用，请换一个，例如:PORT=8081 npm start`
    : error instanceof Refusal
      ? `${error.code} ${error.reason}\n${JSON.stringify(error.facts, null, 1)}`
      : error.name === 'Error'
        ? (error.stack ?? error.message)
        : error.message;

function fail(line: string): number {
  process.stderr.write(`${line}\n`);
  return 1;
}
