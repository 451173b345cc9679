import Type from 'typebox';
import { loadPublished } from '#catalogue';
import { cacheable, commandRoute, queryRoute, type Route } from '#platform';
import { bundleFacts } from './bundle-facts.ts';
import { confirmLimit } from './confirm-limit.ts';
import { ensureStored } from './keep-single.ts';
import { listBundles } from './list-bundles.ts';
import { requireRelease, serialisedPreview } from './preview-bundle.ts';
import { publishBundle } from './publish-bundle.ts';
import { compileLive, openStudio } from './open-studio.ts';
import { withdrawBundle } from './withdraw-bundle.ts';

const anyone = { visitor: true } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;
const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  audience: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('enterprise')])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
/** 情形答案: question id -> option code, list of option codes, or decimal text. */
const AnswersBody = Type.Object(
  {
    answers: Type.Record(
      Type.String({ maxLength: 64 }),
      Type.Union([Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })]),
    ),
  },
  { additionalProperties: false },
);

/** 一件事的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/bundles',
    summary: '一件事清单与搜索',
    permission: anyone,
    query: ListQuery,
    read: async ({ query }, { db }) => {
      const { token, bundles } = await listBundles(db, {
        question: query.q,
        audience: query.audience,
        limit: query.limit,
      });
      return cacheable(token, { bundles });
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/bundles/:bundle',
    summary: '一件事的情况和情形问题',
    permission: anyone,
    read: async ({ params }, env) => {
      const release = await requireRelease(env.db, params.bundle!);
      await ensureStored(env, release);
      const published = await loadPublished(env.db);
      return cacheable(`${release.hash.slice(0, 32)}-${published.token}`, bundleFacts(release, published));
    },
  }),
  queryRoute({
    method: 'POST',
    path: '/api/bundles/:bundle/preview',
    summary: '按回答预览并一次性告知',
    permission: anyone,
    body: AnswersBody,
    read: async ({ params, body }, env) => {
      const release = await requireRelease(env.db, params.bundle!);
      await ensureStored(env, release);
      const { etag, bytes } = serialisedPreview(release, body.answers);
      return cacheable(etag, bytes);
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/studio/bundles/:bundle',
    summary: '一件事工作台',
    permission: administration,
    read: ({ params }, { db }) => openStudio(db, params.bundle!),
  }),
  queryRoute({
    method: 'POST',
    path: '/api/studio/compile',
    summary: '即时合成',
    permission: { posts: ['catalogueManager'] },
    body: Type.Object({ definition: Type.Unknown() }, { additionalProperties: false }),
    read: ({ body }, { db }) => compileLive(db, body.definition),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/studio/bundles/:bundle/publish',
    summary: '发布一件事',
    command: publishBundle,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/studio/bundles/:bundle/withdraw',
    summary: '取消一件事',
    command: withdrawBundle,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/studio/bundles/:bundle/confirm-limit',
    summary: '确认内部时限',
    command: confirmLimit,
  }),
];
