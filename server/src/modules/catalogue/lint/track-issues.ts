import Type from 'typebox';
import { command, type Context, type Environment, loadEach, type Queryable, systemActor, type Write } from '#platform';
import { catalogueOwner } from '../change-definition.ts';
import { ownerOf } from '../definitions.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import {
  type Found,
  listOpenIssues,
  type OpenIssue,
  readCheck,
  writeChecked,
  writeClosed,
  writeOpened,
  writeRetold,
} from './issues.store.ts';
import { lintPublished } from './lint-catalogue.ts';

/** Rows of one command; the rest follows with the next. */
const ROWS_MAX = 1000;

type Loaded = { token: string; checked: string; found: Found[]; open: OpenIssue[] };

/**
 * 核对问题清单 (CAT-06): compares the list with what the lint finds in the catalogue in force: opens what is new, closes what is found
 * no more (自动销号), retells what reads differently. `left`: changes that wait for the next call.
 */
export const trackIssues = command({
  name: 'catalogue.track-issues',
  title: '核对目录问题清单',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object({}, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable): Promise<Loaded> => {
    const published = await loadPublished(db);
    const { token } = await readCheck(db);
    if (token === published.token) return { token, checked: token, found: [], open: [] };
    return { token: published.token, checked: token, found: foundIn(published), open: await listOpenIssues(db) };
  }),
  decide: ({ token, checked, found, open }: Loaded, { ctx }) => {
    if (token === checked) return { writes: [], result: { opened: 0, closed: 0, left: 0 } };
    const changes = compare(found, open, ctx);
    const now = [...changes.closed, ...changes.opened, ...changes.retold];
    const writes = now.slice(0, ROWS_MAX);
    const left = now.length - writes.length;
    const closed = Math.min(changes.closed.length, writes.length);
    const opened = Math.min(changes.opened.length, writes.length - closed);
    return {
      writes: left > 0 ? writes : [...writes, writeChecked(token, ctx.now)],
      result: { opened, closed, left },
    };
  },
});

/** What the lint finds, one per rule and place. */
function foundIn(published: PublishedCatalogue): Found[] {
  const byKey = new Map<string, Found>();
  for (const { code: rule, place, severity, message, remedy } of lintPublished(published)) {
    const key = `${rule}|${place}`;
    const known = byKey.get(key);
    if (known !== undefined) known.message = `${known.message}；${message}`.slice(0, 2000);
    else byKey.set(key, { rule, place, severity, message, remedy, owner: ownerAt(place, published) });
  }
  return [...byKey.values()];
}

function ownerAt(place: string, { byKind }: PublishedCatalogue): string {
  const [, kind = '', code = ''] = /^([A-Za-z]+):([^/]+)/.exec(place) ?? [];
  const found = Object.hasOwn(byKind, kind) ? byKind[kind as keyof typeof byKind].get(code) : undefined;
  return found === undefined ? 'district' : ownerOf(found.definition);
}

function compare(found: readonly Found[], open: readonly OpenIssue[], ctx: Context) {
  const keyOf = (one: Found): string => `${one.rule}|${one.place}`;
  const known = new Map(open.map((issue) => [keyOf(issue), issue]));
  const present = new Set(found.map(keyOf));
  const closed = open.filter((issue) => !present.has(keyOf(issue))).map((issue) => writeClosed(issue.issueId, ctx.now));
  const opened: Write[] = [];
  const retold: Write[] = [];
  for (const one of found) {
    const issue = known.get(keyOf(one));
    if (issue === undefined) opened.push(writeOpened(ctx.newId(), one, ctx.now));
    else if (issue.message !== one.message || issue.owner !== one.owner || issue.severity !== one.severity)
      retold.push(writeRetold(issue.issueId, one));
  }
  return { closed, opened, retold };
}

/** 到期工作: brings the list up to the catalogue in force; asks one row while nothing changed. */
export async function followCatalogue(env: Environment): Promise<void> {
  const { token } = await readCheck(env.db);
  if ((await loadPublished(env.db)).token === token) return;
  for (let left = 1; left > 0; ) left = (await env.execute(trackIssues, { input: {}, actor: systemActor })).result.left;
}
