import type { DefinitionKind } from '@yijian/core/contract';
import Type from 'typebox';
import { cacheable, commandRoute, queryRoute, type Route } from '#platform';
import { kindsInOrder } from './definitions.ts';
import { itemGuide } from './item-guide.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import { getDefinitionHistory, getDefinitionVersion, listDefinitions } from './list-definitions.ts';
import { loadPublished } from './load-published.ts';
import { discardDraft } from './discard-draft.ts';
import { publishDefinition } from './publish-definition.ts';
import { refusals } from './refusals.ts';
import { saveDraft } from './save-draft.ts';
import { searchItems } from './search-items.ts';
import { withdrawDefinition } from './withdraw-definition.ts';

const anyone = { visitor: true } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;
const Text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const ItemQuery = Type.Object({
  q: Text(100),
  audience: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('enterprise')])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const ListQuery = Type.Object({
  kind: Text(20),
  owner: Text(64),
  q: Text(60),
  after: Text(100),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  status: Type.Optional(Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('withdrawn')])),
});

/** 事项目录的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/items',
    summary: '搜索事项',
    permission: anyone,
    query: ItemQuery,
    read: async ({ query }, { db }) => {
      const { token } = await loadPublished(db);
      return cacheable(token, {
        items: await searchItems(db, query.q ?? '', { limit: query.limit ?? 20, audience: query.audience }),
      });
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/items/:code/guide',
    summary: '办事指南',
    permission: anyone,
    read: async ({ params }, { db }) => {
      const { token, catalogue } = await loadPublished(db);
      const guide = itemGuide(catalogue, params.code!);
      if (guide === undefined)
        throw refusals.unknownItem.with({
          code: params.code,
          suggestions: await searchItems(db, params.code!, { limit: 3 }),
        });
      return cacheable(token, guide);
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue',
    summary: '目录清单',
    permission: administration,
    query: ListQuery,
    read: ({ query }, { db }) =>
      listDefinitions(db, {
        kind: query.kind,
        owner: query.owner,
        status: query.status,
        text: query.q,
        after: refOf(query.after),
        limit: query.limit ?? 50,
      }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/lint',
    summary: '目录体检',
    permission: administration,
    read: (_, { db }) => lintCatalogue(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/:kind/:code',
    summary: '定义和它的版本',
    permission: administration,
    read: ({ params }, env) => getDefinitionHistory(env, { kind: kindOf(params.kind!), code: params.code! }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/:kind/:code/versions/:version',
    summary: '某一版的内容',
    permission: administration,
    read: ({ params }, { db }) =>
      getDefinitionVersion(
        db,
        { kind: kindOf(params.kind!), code: params.code! },
        /^\d{1,6}$/.test(params.version!) ? Number(params.version) : 0,
      ),
  }),
  commandRoute({ method: 'POST', path: '/api/catalogue/drafts', summary: '保存草稿', command: saveDraft }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/discard',
    summary: '放弃草稿',
    command: discardDraft,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/publish',
    summary: '发布',
    command: publishDefinition,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/withdraw',
    summary: '取消',
    command: withdrawDefinition,
  }),
];

function kindOf(kind: string): DefinitionKind {
  if (!(kindsInOrder as readonly string[]).includes(kind)) throw refusals.unknownDefinition.with({ kind });
  return kind as DefinitionKind;
}

function refOf(place: string | undefined): { kind: DefinitionKind; code: string } | undefined {
  if (place === undefined) return undefined;
  const [kind = '', code = ''] = place.split(':');
  return { kind: kindOf(kind), code };
}
