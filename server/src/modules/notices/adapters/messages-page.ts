/** 仿真网关里的一条短信. */
export type SimulatedMessage = { key: string; phone: string; text: string; state: 'delivered' | 'failed' };

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const linked = (text: string): string =>
  escape(text).replaceAll(/https?:\/\/[\w.:/?=-]+/g, (link) => `<a href="${link}" rel="noreferrer">${link}</a>`);
const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

const style = `body{margin:0;background:#eef1f5;color:#1c2733;font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem 3rem}h1{font-size:1.375rem;margin:0 0 .25rem}p{margin:0 0 1.25rem;color:#55616e}
ol{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}li{background:#fff;border:1px solid #d8dee6;border-radius:6px;padding:.875rem 1rem;overflow-wrap:anywhere}
li div{display:flex;justify-content:space-between;color:#55616e;font-size:.875rem;margin-bottom:.25rem}.failed{color:#b42318}a{color:#0b5cad}`;

/** 仿真短信页: what a person's phone would show; opened by whoever tries the demonstration. Numbers are masked. */
export function messagesPage(messages: readonly SimulatedMessage[]): string {
  const items = messages.map(
    ({ phone, text, state }) =>
      `<li><div><span>${masked(phone)}</span><span class="${state}">${state === 'failed' ? '送达失败（关机）' : '已送达'}</span></div>${linked(text)}</li>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>仿真短信</title><style>${style}</style></head><body><main><h1>仿真短信</h1>
<p>演示用：短信没有真的发出，都显示在这里，最新的在最上面。尾号 9999 的号码总是送不到。刷新页面看新的。</p>
${items.length > 0 ? `<ol>${items.join('')}</ol>` : '<p>还没有短信。提交一件申请，或者在告知单页点「发到手机」，再回来刷新。</p>'}
</main></body></html>`;
}
