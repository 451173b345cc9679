/** 出错页: an application sent a request that cannot be followed; what to do instead. */
export const faultPage = (): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>这个应用暂时打不开 · 易简</title>
<style>
body{margin:0;background:#f4f6f5;color:#1c2321;font:1rem/1.7 system-ui,"Noto Sans SC",sans-serif}
main{max-width:36rem;margin:0 auto;padding:3rem 1.25rem}
h1{font-size:1.5rem}
a{color:#0b6b53}
</style></head><body><main>
<h1>这个应用暂时打不开</h1>
<p>它的登录请求不对：可能没有登记过，可能地址和登记的不一样，也可能页面停留太久已经失效。没有任何信息交给它。</p>
<p>请<a href="/me">到“我的账号”</a>，从列出的应用重新进入；仍打不开的，请联系应用的运营单位。</p>
</main></body></html>`;
