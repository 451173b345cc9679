import type { DefinitionKind } from '@yijian/core/contract';
import Type from 'typebox';
import { cacheable, commandRoute, fileRoute, queryRoute, type Route } from '#platform';
import { kindsInOrder } from './definitions.ts';
import { reportDrift } from './inheritance/drift-report.ts';
import { listMergeOffers, openMerge } from './inheritance/merge-offers.ts';
import { takeOver } from './inheritance/take-over.ts';
import { exemptionShare } from './exemption/exemption-share.ts';
import { listReviews, listWaiting } from './life/list-reviews.ts';
import { publicHistory } from './life/public-history.ts';
import { restoreVersion } from './life/restore-version.ts';
import { setStopDay } from './life/set-stop-day.ts';
import { returnDraft, submitDraft } from './life/submit-draft.ts';
import { guideRoutes } from './guides/http.ts';
import { itemForm } from './item-form.ts';
import { serialisedGuide } from './item-guide.ts';
import { lintRoutes } from './lint/http.ts';
import { getDefinitionHistory, getDefinitionVersion } from './list-definitions.ts';
import { countDefinitions, listDefinitions } from './listing/list-page.ts';
import { loadPublished } from './load-published.ts';
import { discardDraft } from './discard-draft.ts';
import { normRoutes } from './norms/http.ts';
import { placeRoutes } from './places/http.ts';
import { publishDefinition } from './publish-definition.ts';
import { refusals } from './refusals.ts';
import { saveDraft } from './save-draft.ts';
import { searchItems } from './search/search-items.ts';
import { confirmTransfer } from './transfer/confirm-transfer.ts';
import { listTransfers } from './transfer/list-transfers.ts';
import { registerTransfer } from './transfer/register-transfer.ts';
import { withdrawDefinition } from './withdraw-definition.ts';

const anyone = { visitor: true } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;
const Text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const ItemQuery = Type.Object({
  q: Text(100),
  audience: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('enterprise')])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
const filters = {
  kind: Text(20),
  owner: Text(64),
  q: Text(60),
  status: Type.Optional(Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('withdrawn')])),
  region: Text(12),
  type: Text(2),
  finding: Type.Optional(Type.Union([Type.Literal('block'), Type.Literal('warn'), Type.Literal('clear')])),
};
const ListQuery = Type.Object({
  ...filters,
  after: Text(100),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

/** 事项目录的接口. */
export const routes: Route[] = [
  ...lintRoutes,
  ...guideRoutes,
  ...placeRoutes,
  ...normRoutes,
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
      const guide = serialisedGuide(catalogue, params.code!);
      if (guide === undefined)
        throw refusals.unknownItem.with({
          code: params.code,
          suggestions: await searchItems(db, params.code!, { limit: 3 }),
        });
      return cacheable(token, guide);
    },
  }),
  fileRoute({
    path: '/api/items/:code/form',
    summary: '空表和样表',
    permission: anyone,
    query: Type.Object({ kind: Type.Union([Type.Literal('blank'), Type.Literal('sample')]) }),
    read: async ({ params, query }, { db, now }) => {
      const { catalogue } = await loadPublished(db);
      const { name, pdf } = await itemForm(catalogue, { code: params.code!, kind: query.kind, createdAt: await now() });
      return { name, type: 'application/pdf', content: pdf };
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue',
    summary: '目录清单',
    permission: { posts: [...administration.posts, 'administrator'] },
    query: ListQuery,
    read: ({ query: { q, after, limit, ...filter } }, { db }) =>
      listDefinitions(db, { ...filter, text: q }, { after: refOf(after), limit: limit ?? 50 }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/facets',
    summary: '目录清单的分面计数',
    permission: { posts: [...administration.posts, 'administrator'] },
    query: Type.Object(filters),
    read: ({ query: { q, ...filter } }, { db }) => countDefinitions(db, { ...filter, text: q }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/merges',
    summary: '上级变更清单',
    permission: administration,
    query: Type.Object({ region: Text(12) }),
    read: ({ query }, { db }) => listMergeOffers(db, query.region),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/merges/:code',
    summary: '一项上级变更',
    permission: administration,
    read: ({ params }, { db }) => openMerge(db, params.code!),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/reviews',
    summary: '待审清单',
    permission: administration,
    read: ({ actor }, env) => listWaiting(env, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/:kind/:code/reviews',
    summary: '送审记录',
    permission: administration,
    read: ({ params, actor }, env) => listReviews(env, { kind: kindOf(params.kind!), code: params.code! }, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/items/:code/history',
    summary: '指南的变更记录',
    permission: anyone,
    read: async ({ params }, { db }) => {
      const { token } = await loadPublished(db);
      return cacheable(token, await publicHistory(db, params.code!));
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/level-agreement',
    summary: '五级一致率',
    permission: anyone,
    read: async (_, { db }) => (await reportDrift(db)).common,
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/drift',
    summary: '要素一致率',
    permission: administration,
    read: (_, { db }) => reportDrift(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/exemptions',
    summary: '免提交占比',
    permission: administration,
    read: async (_, { db }) => exemptionShare((await loadPublished(db)).catalogue),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/transfers',
    summary: '权力下放、承接台账',
    permission: administration,
    read: (_, { db }) => listTransfers(db),
  }),
  commandRoute({ method: 'POST', path: '/api/catalogue/transfers', command: registerTransfer, status: 201 }),
  commandRoute({ method: 'POST', path: '/api/catalogue/transfers/:item/confirm', command: confirmTransfer }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/:kind/:code',
    summary: '定义和它的版本',
    permission: administration,
    read: ({ params, actor }, env) =>
      getDefinitionHistory(env, { kind: kindOf(params.kind!), code: params.code! }, actor),
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
  commandRoute({ method: 'POST', path: '/api/catalogue/merges/:code', summary: '合并上级变更', command: takeOver }),
  commandRoute({ method: 'POST', path: '/api/catalogue/drafts', summary: '保存草稿', command: saveDraft }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/submit',
    summary: '送审',
    command: submitDraft,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/return',
    summary: '退回',
    command: returnDraft,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/restore',
    summary: '恢复旧版为草稿',
    command: restoreVersion,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/:kind/:code/stop-day',
    summary: '设定停办日',
    command: setStopDay,
  }),
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
