/** A page as it was reached: its address after redirects, status and text. */
export type VisitedPage = { url: string; status: number; text: string };

/**
 * 带 Cookie 的访客: follows links from site to site over real HTTP as a browser does, with cookies per host and port and path.
 * `stopAt`: an address that begins so is not asked for, only answered (a page of ours that a script would draw).
 */
export class CookieVisitor {
  private readonly cookies = new Map<string, { value: string; path: string }>();
  /** every address that was asked for, in order */
  readonly visited: string[] = [];

  async open(address: string, stopAt: readonly string[] = []): Promise<VisitedPage> {
    let url = new URL(address);
    for (let hops = 0; hops < 15; hops += 1) {
      if (stopAt.some((one) => url.href.startsWith(one))) return { url: url.href, status: 0, text: '' };
      this.visited.push(url.href);
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.cookieFor(url) } });
      this.keep(url, response.headers.getSetCookie());
      const next = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || next === null)
        return { url: url.href, status: response.status, text: await response.text() };
      await response.body?.cancel();
      url = new URL(next, url);
    }
    throw new Error(`too many redirects from ${address}`);
  }

  /** A cookie given by other means (the session of a sign-in form). */
  take(origin: string, setCookie: readonly string[]): void {
    this.keep(new URL(origin), setCookie);
  }

  forget(origin: string): void {
    for (const key of this.cookies.keys()) if (key.startsWith(`${new URL(origin).host} `)) this.cookies.delete(key);
  }

  cookieFor(url: URL): string {
    return [...this.cookies]
      .filter(([key, { path }]) => key.startsWith(`${url.host} `) && url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ')[1]}=${value}`)
      .join('; ');
  }

  private keep(url: URL, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...flags] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const path = flags.find((flag) => /^path=/i.test(flag))?.slice(5) ?? '/';
      const isGone = value === '' || flags.some((flag) => /^max-age=0$/i.test(flag));
      if (isGone) this.cookies.delete(`${url.host} ${name} ${path}`);
      else this.cookies.set(`${url.host} ${name} ${path}`, { value, path });
    }
  }
}
