/** 来的人, as the platform told. */
export type Greeting = { name: string; organisation: string | null };

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

/** 取号页: who is here (nobody typed anything), and a number to take. */
export function numberPage({ name, organisation }: Greeting, number: number | null): string {
  const slip =
    number === null
      ? '<form method="post" action="/take"><button>取一个号</button></form><p class="quiet">取号后请在当天到综合窗口办理。</p>'
      : `<p class="number"><span>您的号码</span>A${String(number).padStart(3, '0')}</p><p class="quiet">请留意叫号屏，过号请到导办台重新取号。</p>`;
  return page(
    '预约取号',
    `<h1>${escape(name)}，您好</h1>
<p>${organisation === null ? '您以个人身份取号。' : `您代表 ${escape(organisation)} 取号。`}您已经在易简登录，这里不用再登录。</p>
${slip}`,
  );
}

/** 没进来: the sign-in did not come to an end. */
export const slipPage = (platform: string): string =>
  page(
    '没有登录成功',
    `<h1>没有登录成功</h1><p>您没有同意，或者页面停留太久。</p><p><a href="/">再试一次</a>，或者<a href="${escape(platform)}/">回到易简</a>。</p>`,
  );

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 清河区预约取号（仿真）</title>
<style>
body{margin:0;background:#eef3fa;color:#1b2430;font:1rem/1.7 system-ui,"Noto Sans SC",sans-serif}
header{padding:.875rem 1.25rem;background:#1f4e8c;color:#fff;font-weight:600}
header span{display:inline-block;margin-left:.5rem;padding:0 .5rem;border:1px solid #fff;border-radius:4px;font-weight:400}
main{max-width:36rem;margin:2rem auto;padding:1.5rem 1.25rem;border:1px solid #cfdbea;border-radius:8px;background:#fff}
@media (max-width:40rem){main{margin:1rem}}
h1{margin:0 0 .5rem;font-size:1.5rem}
button{padding:.625rem 2rem;border:0;border-radius:6px;background:#1f4e8c;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid #8fb4e6;outline-offset:2px}
a{color:#1f4e8c}
.quiet{color:#566577}
.number{margin:1rem 0;font-size:3rem;font-weight:700;line-height:1.2}
.number span{display:block;color:#566577;font-size:1rem;font-weight:400}
</style></head><body><header>清河区预约取号<span>仿真应用</span></header><main>${body}</main></body></html>`;
