import { describe, expect, it } from 'vitest';
import { CookieVisitor } from '../server/src/platform/testing/index.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const ours = [`${world.url}/login`];

/** A browser at the platform: what the pages do by script is done here by the same requests. */
class Browser extends CookieVisitor {
  private csrf = '';
  async send(path: string, body: object = {}): Promise<Response> {
    const cookie = this.cookieFor(new URL(world.url));
    const headers = {
      'content-type': 'application/json',
      origin: world.url,
      cookie,
      'x-csrf-token': this.csrf,
      'idempotency-key': `walk-${Math.random()}-long-enough`,
    };
    const response = await fetch(world.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    this.take(world.url, response.headers.getSetCookie());
    return response;
  }
  // oxlint-disable-next-line typescript/no-explicit-any -- walks read answers as a person reads a page
  async read(path: string): Promise<any> {
    const response = await fetch(world.url + path, { headers: { cookie: this.cookieFor(new URL(world.url)) } });
    return response.json();
  }
  /** 用省统一身份认证登录: off to the (simulated) province, there the person by name, and back. */
  async signInThroughProvince(name: string): Promise<number> {
    const { flow, address } = (await (await this.send('/api/province-sign-in/start')).json()) as Record<string, string>;
    const page = await this.open(address!);
    expect(page.text).toContain('仿真');
    const card = page.text.split('<li>').find((one) => one.includes(`<b>${name}</b>`)) ?? '';
    const back = await this.open(new URL(/href="([^"]+)"/.exec(card)![1]!, page.url).href, ours);
    const response = await this.send('/api/province-sign-in', { flow, answer: new URL(back.url).search });
    this.csrf = (await this.read('/api/me')).csrfToken ?? '';
    return response.status;
  }
  async application(): Promise<{ code: string; address: string; gets: string[]; agreedAt: string | null }> {
    return (await this.read('/api/my/relying-parties')).items[0];
  }
}

describe('省认证登录一次，平台和已注册应用都不用再登录', () => {
  const lin = new Browser();

  it('林晓燕用省统一身份认证登录：就是她原来的账号', async () => {
    expect((await lin.read('/api/site')).province).toContain('仿真');
    expect(await lin.signInThroughProvince('林晓燕')).toBe(200);
    const me = await lin.read('/api/me');
    expect(me).toMatchObject({ kind: 'citizen', person: { name: '林晓燕' }, principal: { capacity: 'self' } });
    expect((await world.signIn('citizen').then((client) => client.get('/api/me'))).person.id).toBe(me.person.id);
    expect((await lin.read('/api/my/account')).province.boundAt).not.toBeNull();
  });

  it('打开“清河区预约取号”：问一次同意，不用登录', async () => {
    const { code, address, gets, agreedAt } = await lin.application();
    expect([agreedAt, gets[0]]).toEqual([null, '您的姓名']);
    const consent = new URL((await lin.open(address, ours)).url);
    expect(consent.pathname).toBe('/login/consent');
    await lin.send(`/api/my/relying-parties/${code}/agree`);
    const entered = await lin.open(`${world.url}/sso/interaction/${consent.searchParams.get('interaction')}`, ours);
    expect(entered).toMatchObject({ status: 200, url: `${address}/` });
    expect(entered.text).toContain('林晓燕，您好');
    expect(entered.text).toContain('不用再登录');
  });

  it('关掉应用再打开：什么都不问', async () => {
    const { address } = await lin.application();
    lin.forget(address);
    const asked = lin.visited.length;
    expect((await lin.open(address, ours)).text).toContain('林晓燕，您好');
    expect(lin.visited.slice(asked).filter((one) => one.includes('/login'))).toEqual([]);
  });

  it('在平台退出：应用下一次请求就要重新登录', async () => {
    const { address } = await lin.application();
    await lin.send('/api/sign-out');
    expect(new URL((await lin.open(address, ours)).url).pathname).toBe('/login');
  });

  it('第一次来的人：省里认得，这里就有了账号；工作人员要先绑定', async () => {
    const newcomer = new Browser();
    expect(await newcomer.signInThroughProvince('梁初见')).toBe(200);
    expect(await newcomer.read('/api/me')).toMatchObject({ kind: 'citizen', person: { name: '梁初见' } });
    expect(await newcomer.read('/api/my/account')).toMatchObject({ hasPassword: false });
    expect(await new Browser().signInThroughProvince('方思源')).toBe(403);
  });
});
