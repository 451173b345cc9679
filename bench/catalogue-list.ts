import type { Database } from '../server/src/platform/database/index.ts';
import type { ServiceItem } from '@yijian/core/contract';
import { startApp } from '../server/src/app/start-app.ts';
import { loadPublished } from '../server/src/modules/catalogue/index.ts';
import { type Metric, seconds, spread } from './measure.ts';

const ITEMS = 100_000;
const ASKED = 60;

/**
 * What the page of the catalogue asks for (web/src/admin/catalogue), one question per way of filtering; beside them the smallest question
 * with a session, which says what a busy machine adds to each.
 */
const list = (filter: string): string => `/api/catalogue?kind=item&limit=50${filter}`;
const questions: Readonly<Record<string, string>> = {
  session_alone: '/api/me',
  first_page: list(''),
  far_page: list('&after=item%3Abulk-090000'),
  one_office: list('&owner=office-77'),
  drafts: list('&status=draft'),
  withdrawn: list('&status=withdrawn'),
  two_characters: list('&q=%E6%8B%9B%E7%89%8C'),
  nothing_found: list('&q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E8%AF%8D'),
};

/**
 * p95 of `GET /api/catalogue` over HTTP with a session, one request after the other, at 100,000 items (94 in a hundred published, 3 drafts, 3
 * withdrawn; 250 offices). The items are copies of one with all its materials and fields, put in beside the commands.
 */
export async function benchCatalogueList(pool: Database['pool'], folder: string): Promise<Record<string, Metric>> {
  const database = { pool, url: '', announce: () => {}, lost: new Promise<Error>(() => {}), close: async () => {} };
  const app = await startApp({
    port: 0,
    dataFolder: folder,
    database,
    demo: true,
    requestsPerMinute: 10_000_000,
    logTo: { write: () => {} },
  });
  try {
    const template = (await loadPublished(pool)).byKind.item.get('shop-sign')!.definition as ServiceItem;
    await fill(pool, template);
    const cookie = await signIn(app.url);
    const figures: Record<string, Metric> = {};
    for (const [name, question] of Object.entries(questions)) {
      const times: number[] = [];
      for (let at = 0; at < ASKED; at += 1)
        times.push(1000 * (await seconds(() => ask(`${app.url}${question}`, cookie))));
      times.sort((one, other) => one - other);
      figures[`catalogue_list_p50_ms_${name}`] = spread([times[ASKED / 2]!], 'ms');
      figures[`catalogue_list_p95_ms_${name}`] = spread([times[Math.floor(times.length * 0.95)]!], 'ms');
    }
    return figures;
  } finally {
    await app.close();
  }
}

async function ask(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the catalogue answered ${response.status}`);
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'catalogue', password: 'yijian-demo' }),
  });
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** In pieces, for one statement of all would meet the statement limit of a busy machine. */
async function fill(pool: Database['pool'], template: ServiceItem): Promise<void> {
  await pool.query(
    `insert into catalogue.definition (definition_id, kind, code, owner, created_at)
     select gen_random_uuid(), 'item', 'bulk-' || lpad(n::text, 6, '0'), 'office-' || n % 250, now() from generate_series(1, $1::int) n`,
    [ITEMS],
  );
  await pool.query('analyze catalogue.definition');
  for (let piece = 0; piece < 10; piece += 1)
    await pool.query(
      `insert into catalogue.definition_version (definition_id, version, status, body, hash, saved_at, saved_by, effective_from, published_at, effective_to)
     select d.definition_id, 1, s.status, $1::jsonb || jsonb_build_object('code', d.code, 'name', '批量事项 ' || d.code || case when s.n % 500 = 0 then '户外招牌' else '' end),
       md5(d.code) || md5(d.code), now(), 'system', case when s.status <> 'draft' then now() end, case when s.status <> 'draft' then now() end,
       case when s.status = 'withdrawn' then now() end
     from catalogue.definition d, lateral (select right(d.code, 6)::int as n,
       case right(d.code, 6)::int % 33 when 0 then 'draft' when 1 then 'withdrawn' else 'published' end as status) s
     where d.code like 'bulk-%' and right(d.code, 1)::int = $2`,
      [JSON.stringify(template), piece],
    );
  await pool.query('vacuum analyze catalogue.definition, catalogue.definition_version');
}
