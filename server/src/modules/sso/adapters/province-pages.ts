import type { ProvincePerson } from './province-person.ts';

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

const roleNames = { legalRepresentative: '法定代表人', agent: '经办人' } as const;

/** 选人页: one card per person; the organisations that a person may sign in for stand beneath. */
export function choicePage(uid: string, people: readonly ProvincePerson[]): string {
  const link = (as: string, words: string, className: string) =>
    `<a class="${className}" href="/choose/${uid}?as=${as}">${words}</a>`;
  const card = (person: ProvincePerson, at: number) => {
    const organisations = person.organisations.map((one, place) =>
      link(`${at}.${place}`, `以单位身份：${escape(one.name)}（${roleNames[one.role]}）`, 'org'),
    );
    return `<li>${link(`${at}.-`, `<b>${escape(person.name)}</b><span>个人登录</span>`, 'person')}${organisations.join('')}</li>`;
  };
  return page(
    '选择登录的人',
    `<h1>您是谁？</h1>
<p>真实的省统一身份认证会核对人脸或口令；这里点一下名字就算登录。人物和单位都是虚构的。</p>
<ul>${people.map(card).join('')}</ul>
<p><a class="cancel" href="/choose/${uid}?cancel=1">取消，回到易简</a></p>`,
  );
}

/** 出错页: an address that leads nowhere (any more). */
export const faultPage = (): string =>
  page('这次登录已经失效', '<h1>这次登录已经失效</h1><p>请回到易简的登录页，再登录一次。</p>');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 省统一身份认证（仿真）</title>
<style>
body{margin:0;background:#f4f6f5;color:#1c2321;font:1rem/1.6 system-ui,"Noto Sans SC",sans-serif}
header{padding:.875rem 1.25rem;background:#5b2a86;color:#fff;font-weight:600}
header span{display:inline-block;margin-left:.5rem;padding:0 .5rem;border:1px solid #fff;border-radius:4px;font-weight:400}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1.25rem}
h1{margin:0 0 .25rem;font-size:1.5rem}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:.75rem;margin:1.25rem 0;padding:0;list-style:none}
li{display:flex;flex-direction:column;border:1px solid #d5dbd8;border-radius:8px;background:#fff;overflow:hidden}
a{color:#5b2a86}
.person,.org{display:flex;justify-content:space-between;gap:1rem;padding:.75rem 1rem;text-decoration:none}
.person span{color:#5a6663}
.org{border-top:1px solid #e6ebe8}
.person:hover,.org:hover{background:#f3ecf9}
a:focus-visible{outline:3px solid #b58ad6;outline-offset:-3px}
</style></head><body><header>省统一身份认证<span>仿真</span></header><main>${body}</main></body></html>`;
