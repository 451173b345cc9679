import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer, isPermitted, refusals as platformRefusals, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { listPostHolders } from './accounts.store.ts';
import { importPost } from './import-post.ts';
import { actFor } from './act-for.ts';
import { authenticate } from './authenticate-session.ts';
import { routes } from './http.ts';
import { type Me, mayActInBundle } from './describe-me.ts';
import { refusals } from './refusals.ts';
import { revokeMandate } from './revoke-mandate.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { clerkPost, importGround, password } from './testing-people.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
const app = await createServer(env, {
  routes,
  authenticate: (request) => authenticate(env, request),
  logTo: { write: () => {} },
});
afterAll(() => app.close());
beforeEach(() => env.db.query('delete from identity.sign_in_attempt'));

let address = 0;
/** Every attempt from an address of its own, so that only the counter under test counts. */
const attempt = (
  login: string,
  given = password,
  from = `10.0.${(address += 1) >> 8}.${address & 255}`,
  headers: Record<string, string> = {},
) =>
  app.inject({
    method: 'POST',
    url: '/api/sign-in',
    remoteAddress: from,
    headers,
    payload: { login, password: given },
  });

class Browser {
  cookie = '';
  csrf = '';
  async signIn(login: string): Promise<this> {
    const response = await attempt(login, password, undefined, { cookie: this.cookie, 'x-csrf-token': this.csrf });
    expect(response.json()).toMatchObject({ kind: expect.stringMatching(/citizen|staff/) });
    this.cookie = String(response.headers['set-cookie']).split(';')[0]!;
    this.csrf = (await this.me()).csrfToken ?? '';
    return this;
  }
  async me(): Promise<Me> {
    return (await app.inject({ url: '/api/me', headers: { cookie: this.cookie } })).json<Me>();
  }
  post(url: string, payload: object = {}) {
    return app.inject({
      method: 'POST',
      url,
      headers: { cookie: this.cookie, 'x-csrf-token': this.csrf, 'idempotency-key': `key-${Math.random()}` },
      payload,
    });
  }
  get token(): string {
    return this.cookie.split('=')[1]!;
  }
}
const browser = (login: string) => new Browser().signIn(login);

describe('登录', () => {
  test('a citizen starts as self, with the organisations to choose from', async () => {
    const me = await (await browser('owner')).me();
    expect(me).toMatchObject({
      kind: 'citizen',
      person: { id: ground.persons.owner, name: '阿卜杜拉·买买提', maskedName: '阿***·**提' },
      posts: [],
      idleMinutes: 30,
      demo: true,
    });
    expect(me.principals.map(({ kind, name, capacity }) => [kind, name, capacity])).toEqual([
      ['person', '阿卜杜拉·买买提', 'self'],
      ['organisation', '天山烤馕店', 'legalRepresentative'],
    ]);
    expect(me.principal).toEqual(me.principals[0]);
  });

  test('staff act by their posts and for nobody', async () => {
    const clerk = await browser('clerk');
    const { actor } = await authenticate(env, { sessionToken: clerk.token });
    expect(actor).toMatchObject({
      kind: 'staff',
      principal: null,
      capacity: null,
      posts: [{ authority: 'government-services', role: 'counter', region: '429903' }],
    });
    expect(await clerk.me()).toMatchObject({
      principals: [],
      principal: null,
      idleMinutes: 15,
      posts: [{ name: '综合窗口 1 号', standIn: 'A', hall: 'qinghe-hall' }],
    });
  });

  test('a visitor is nobody', async () => {
    expect(await new Browser().me()).toEqual({
      kind: 'visitor',
      person: null,
      principals: [],
      principal: null,
      posts: [],
      csrfToken: null,
      terminal: null,
      idleMinutes: null,
      demo: true,
    });
    expect(await authenticate(env, { sessionToken: null })).toMatchObject({
      csrfToken: null,
      actor: { kind: 'visitor' },
    });
  });

  test('the cookie is for our pages only, and for https by its name', async () => {
    const header = String((await attempt('owner')).headers['set-cookie']);
    expect(header).toMatch(/^yijian=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = await createServer(
      { ...env, config: { ...env.config, baseUrl: 'https://yijian.example' } },
      { routes, authenticate: (request) => authenticate(env, request), logTo: { write: () => {} } },
    );
    const response = await secure.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { login: 'owner', password },
    });
    expect(response.headers['set-cookie']).toMatch(
      /^__Host-yijian=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(response.headers['strict-transport-security']).toContain('31536000');
    await secure.close();
  });

  test('unknown account and wrong password are answered alike', async () => {
    const [wrong, unknown] = [await attempt('owner', 'wrong'), await attempt('nobody', 'wrong')];
    expect(wrong.json()).toMatchObject({ status: 401, code: refusals.wrongCredentials.code });
    expect(unknown.json()).toEqual(wrong.json());
    await env.db.query(`update identity.account set closed_at = created_at where login = 'agent'`);
    expect((await attempt('agent')).json()).toEqual(wrong.json());
    await env.db.query(`update identity.account set closed_at = null where login = 'agent'`);
  });

  test.each(['owner', 'nobody'])('five failures make %s wait, even with the right password', async (login) => {
    for (let i = 0; i < 4; i += 1)
      expect((await attempt(login, 'wrong')).json()).not.toHaveProperty('retryAfterSeconds');
    expect((await attempt(login, 'wrong')).json()).toMatchObject({ status: 401, retryAfterSeconds: 30 });
    const waiting = await attempt(login);
    expect(waiting.json()).toMatchObject({
      status: 429,
      code: refusals.tooManyAttempts.code,
      retryAfterSeconds: expect.any(Number),
    });
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(20);
  });

  test('attempts that arrive together are counted one by one', async () => {
    await Promise.all(Array.from({ length: 12 }, () => attempt('agent', 'wrong')));
    const { rows } = await env.db.query('select max(failures) as most from identity.sign_in_attempt');
    expect(rows[0].most).toBe(5);
    expect((await attempt('agent')).json()).toMatchObject({ status: 429 });
  });

  test('one address trying many accounts waits too', async () => {
    for (let i = 0; i < 30; i += 1) await attempt(`guess-${i}`, 'wrong', '10.9.9.9');
    expect((await attempt('owner', password, '10.9.9.9')).json()).toMatchObject({
      code: refusals.tooManyAttempts.code,
    });
    expect((await attempt('owner')).statusCode).toBe(200);
  });

  test('more than ten attempts a minute from one place are not looked at', async () => {
    const answers = [];
    for (let i = 0; i < 11; i += 1) answers.push(await attempt('owner', password, '10.8.8.8'));
    expect(answers.map((answer) => answer.statusCode)).toEqual([...Array<number>(10).fill(200), 429]);
    expect(answers[10]!.json()).toMatchObject({ code: platformRefusals.tooMany.code });
  });

  test('a success forgets the slips of the account', async () => {
    for (let i = 0; i < 4; i += 1) await attempt('owner', 'wrong');
    await browser('owner');
    expect((await attempt('owner', 'wrong')).json()).not.toHaveProperty('retryAfterSeconds');
  });

  test.each([
    {},
    { login: 'owner' },
    { login: 'owner', password: '' },
    { login: ['owner'], password },
    { login: 'owner', password, kind: 'staff' },
    { login: 'x'.repeat(65), password },
    { login: 'owner', password: 'x'.repeat(201) },
  ])('malformed %j', async (payload) => {
    expect(
      (
        await app.inject({
          method: 'POST',
          url: '/api/sign-in',
          remoteAddress: `10.7.0.${(address += 1) & 255}`,
          payload,
        })
      ).json(),
    ).toMatchObject({ status: 400, code: platformRefusals.malformedInput.code });
  });

  test('neither account names nor passwords are left in journal or logs of answers', async () => {
    await attempt('owner', 'a-wrong-password');
    const { rows } = await env.db.query(
      `select j::text as row from platform.journal j where command like 'identity.sign%' union all select i::text from platform.idempotency i union all select a::text from identity.sign_in_attempt a`,
    );
    expect(rows.map((row) => row.row).join('\n')).not.toMatch(/owner|wrong-password|10\.0\./);
  });
});

describe('会话', () => {
  test('signing in again replaces the session that was presented', async () => {
    const one = await browser('owner');
    const old = one.token;
    await one.signIn('owner');
    expect(one.token).not.toBe(old);
    expect((await authenticate(env, { sessionToken: old })).actor.kind).toBe('visitor');
    const another = await attempt('agent', password, undefined, { cookie: one.cookie });
    expect(another.json()).toMatchObject({ code: platformRefusals.crossSite.code });
  });

  test('signing out ends it at once and clears the cookie', async () => {
    const one = await browser('owner');
    const response = await one.post('/api/sign-out');
    expect(response.headers).toMatchObject({
      'set-cookie': expect.stringContaining('Max-Age=0'),
      'clear-site-data': expect.any(String),
    });
    expect((await one.me()).kind).toBe('visitor');
    expect((await one.post('/api/sign-out')).statusCode).toBe(200);
  });

  test.each([
    ['idle, citizen', 'owner', 'seen_at', 30],
    ['absolute, citizen', 'owner', 'expires_at', 12 * 60],
    ['idle, staff', 'clerk', 'seen_at', 15],
    ['absolute, staff', 'clerk', 'expires_at', 8 * 60],
  ])('limit: %s', async (_title, login, column, minutes) => {
    const one = await browser(login);
    const shift = (by: number) =>
      env.db.query(
        `update identity.session set ${column} = ${column} - $1 * interval '1 minute' where account_id = (select account_id from identity.account where login = $2)`,
        [by, login],
      );
    await shift(minutes - 1);
    expect((await one.me()).kind).not.toBe('visitor');
    await env.db.query(
      `update identity.session set seen_at = created_at where account_id = (select account_id from identity.account where login = $1)`,
      [login],
    );
    await shift(column === 'seen_at' ? minutes : 1);
    expect((await one.me()).kind).toBe('visitor');
  });

  test('use keeps it alive; it is written at most once a minute', async () => {
    const one = await browser('agent');
    const seen = async () =>
      (await env.db.query('select seen_at from identity.session order by created_at desc limit 1')).rows[0]
        .seen_at as string;
    const first = await seen();
    await one.me();
    expect(await seen()).toBe(first);
    await env.db.query(`update identity.session set seen_at = seen_at - interval '2 minutes'`);
    await one.me();
    expect((await seen()) >= first).toBe(true);
  });

  test('dead sessions of an account are swept when it signs in', async () => {
    await browser('agent');
    await env.db.query(`update identity.session set expires_at = created_at`);
    await browser('agent');
    const { rows } = await env.db.query(
      `select count(*)::int as n from identity.session s join identity.account a using (account_id) where a.login = 'agent'`,
    );
    expect(rows[0].n).toBe(1);
  });

  test('the business clock signs nobody out', async () => {
    const one = await browser('owner');
    await env.db.query('update platform.clock set offset_ms = 400 * 86400000::bigint');
    expect((await one.me()).kind).toBe('citizen');
    await env.db.query('update platform.clock set offset_ms = 0');
  });

  test('a made-up token, and the token of the database, are nobody', async () => {
    const { rows } = await env.db.query('select token_hash from identity.session limit 1');
    for (const cookie of [`yijian=${rows[0].token_hash}`, 'yijian=', 'yijian=a', `yijian=${'a'.repeat(43)}`]) {
      expect((await app.inject({ url: '/api/me', headers: { cookie } })).json()).toMatchObject({ kind: 'visitor' });
    }
  });
});

describe('办理身份和委托', () => {
  const bundle = (login: Browser, code: string) =>
    authenticate(env, { sessionToken: login.token }).then(({ actor }) =>
      mayActInBundle(env.db, actor, { bundle: code, today: '2026-03-02' }),
    );

  test('the legal representative acts for the organisation in every bundle', async () => {
    const owner = await browser('owner');
    expect((await owner.post('/api/act-for', { kind: 'organisation', id: ground.organisationId })).json()).toEqual({
      principal: { kind: 'organisation', id: ground.organisationId },
      capacity: 'legalRepresentative',
    });
    expect((await owner.me()).principal).toMatchObject({ name: '天山烤馕店' });
    expect([await bundle(owner, 'open-restaurant'), await bundle(owner, 'birth')]).toEqual([true, true]);
    await owner.post('/api/act-for', { kind: 'person', id: ground.persons.owner });
    expect((await owner.me()).principal).toMatchObject({ capacity: 'self' });
  });

  test('nobody acts for strangers', async () => {
    const owner = await browser('owner');
    for (const wanted of [
      { kind: 'person', id: ground.persons.agent },
      { kind: 'organisation', id: ground.persons.owner },
      { kind: 'person', id: ground.organisationId },
    ]) {
      expect((await owner.post('/api/act-for', wanted)).json()).toMatchObject({
        status: 403,
        code: refusals.mayNotActFor.code,
      });
    }
    await expect(
      env.execute(actFor, {
        input: { kind: 'person', id: ground.persons.owner },
        actor: citizen(ground.persons.owner),
      }),
    ).rejects.toMatchObject({ code: refusals.mayNotActFor.code });
  });

  test('an agent acts in the bundles of the mandate, until it is revoked', async () => {
    const [agent, owner, clerk] = [await browser('agent'), await browser('owner'), await browser('clerk')];
    expect(
      (await agent.post('/api/act-for', { kind: 'organisation', id: ground.organisationId })).json(),
    ).toMatchObject({ capacity: 'mandate' });
    expect((await authenticate(env, { sessionToken: agent.token })).actor.bundles).toEqual(['open-restaurant']);
    expect((await authenticate(env, { sessionToken: owner.token })).actor.bundles).toBeUndefined();
    expect([await bundle(agent, 'open-restaurant'), await bundle(agent, 'birth')]).toEqual([true, false]);
    expect((await agent.me()).principal).toMatchObject({ bundles: ['open-restaurant'], endsOn: '2999-12-31' });
    expect((await app.inject({ url: '/api/mandates', headers: { cookie: owner.cookie } })).json()).toEqual([
      expect.objectContaining({
        mandateId: ground.mandateId,
        organisation: '天山烤馕店',
        agent: '陈*安',
        mine: false,
        revokedAt: null,
      }),
    ]);

    const revoke = `/api/mandates/${ground.mandateId}/revoke`;
    expect((await clerk.post(revoke)).json()).toMatchObject({ code: platformRefusals.notPermitted.code });
    expect((await owner.post(`/api/mandates/${ground.organisationId}/revoke`)).json()).toMatchObject({
      code: platformRefusals.notFound.code,
    });
    expect((await owner.post(revoke)).json()).toMatchObject({ mandateId: ground.mandateId });

    expect(await authenticate(env, { sessionToken: agent.token })).toMatchObject({
      actor: { kind: 'citizen', principal: null, capacity: null },
    });
    expect(await agent.me()).toMatchObject({ principal: null, principals: [{ capacity: 'self' }] });
    expect(await bundle(agent, 'open-restaurant')).toBe(false);
    expect((await owner.post(revoke)).json()).toMatchObject({ status: 409, code: refusals.mandateRevoked.code });
    expect(
      (await agent.post('/api/act-for', { kind: 'organisation', id: ground.organisationId })).json(),
    ).toMatchObject({ code: refusals.mayNotActFor.code });
  });

  test('a mandate holds from its first to its last business day', async () => {
    const agent = await browser('agent');
    const days = (from: string, to: string) =>
      env.db.query('update identity.mandate set revoked_at = null, revoked_by = null, starts_on = $1, ends_on = $2', [
        from,
        to,
      ]);
    await days('2000-01-01', '2999-12-31');
    await agent.post('/api/act-for', { kind: 'organisation', id: ground.organisationId });
    for (const [from, to, holds] of [
      ['2000-01-01', '2001-01-01', false],
      ['2998-01-01', '2999-01-01', false],
      ['2000-01-01', '2999-12-31', true],
    ] as const) {
      await days(from, to);
      expect((await agent.me()).principal !== null).toBe(holds);
    }
  });

  test('a new legal representative ends the old one at once', async () => {
    const owner = await browser('owner');
    await owner.post('/api/act-for', { kind: 'organisation', id: ground.organisationId });
    const appoint = (personId: string) =>
      env.db.query('update identity.organisation set legal_representative_id = $1', [personId]);
    await appoint(ground.persons.clerk);
    expect((await owner.me()).principal).toBeNull();
    await appoint(ground.persons.owner);
    expect((await owner.me()).principal).toMatchObject({ capacity: 'legalRepresentative' });
  });

  test('posts that end, end at once', async () => {
    const clerk = await browser('clerk');
    await env.db.query('update identity.post set ended_at = created_at');
    expect((await authenticate(env, { sessionToken: clerk.token })).actor).toMatchObject({ kind: 'staff', posts: [] });
    await env.db.query('update identity.post set ended_at = null');
  });

  test('a post with a term acts until its last business day and not after (授权有期限, SEC-04)', async () => {
    const clerk = await browser('clerk');
    const until = async (endsOn?: string) => {
      await env.execute(importPost, { input: { ...clerkPost, ...(endsOn ? { endsOn } : {}) }, actor: systemActor });
      const { actor } = await authenticate(env, { sessionToken: clerk.token });
      expect((await clerk.me()).posts.map((one) => one.id)).toEqual(actor.posts.map((one) => one.id));
      return actor.posts.length;
    };
    const today = shanghaiDay(await env.now());
    expect(await until(today)).toBe(1);
    expect(await until(shiftDay(today, -1))).toBe(0);
    const holders = await listPostHolders(env.db, { roles: ['counter'], today });
    expect(holders).toEqual([]);
    expect(await until()).toBe(1);
  });
});

test('permissions: one per command', () => {
  const who = { visitor, citizen: citizen('a'), staff: staff('a', 'counter', 'x'), system: systemActor };
  const allowed = (command: { permission: Parameters<typeof isPermitted>[0] }) =>
    Object.entries(who)
      .filter(([, actor]) => isPermitted(command.permission, actor))
      .map(([name]) => name);
  expect({
    signIn: allowed(signIn),
    signOut: allowed(signOut),
    actFor: allowed(actFor),
    revokeMandate: allowed(revokeMandate),
  }).toEqual({
    signIn: ['visitor', 'citizen', 'staff'],
    signOut: ['visitor', 'citizen', 'staff'],
    actFor: ['citizen'],
    revokeMandate: ['citizen'],
  });
});
