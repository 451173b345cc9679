import Type from 'typebox';
import { loadPublished } from '#catalogue';
import { type Actor, cacheable, commandRoute, type Queryable, queryRoute, type Route } from '#platform';
import { bundleFacts } from './bundle-facts.ts';
import { changeChannels } from './channels/change-channels.ts';
import { mustBeOpenOn, type Reader, readerOf } from './channels/reader-channels.ts';
import { confirmLimit } from './confirm-limit.ts';
import { guideRoutes } from './guides/http.ts';
import { ensureStored } from './keep-single.ts';
import { listBundles } from './list-bundles.ts';
import { requireRelease, serialisedPreview } from './preview-bundle.ts';
import { listFollowUps } from './portal/follow-ups.ts';
import { findThings } from './portal/find-things.ts';
import { readProgramme } from './programme/read-programme.ts';
import { publishBundle } from './publish-bundle.ts';
import { compileLive, openStudio } from './open-studio.ts';
import { endTrial } from './trial/end-trial.ts';
import { startTrial } from './trial/start-trial.ts';
import { isTrialAddress } from './trial/trial-code.ts';
import { withdrawBundle } from './withdraw-bundle.ts';

const anyone = { visitor: true } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;
/** what the browser says of itself, as when an application is begun */
const Mobile = Type.Optional(Type.Boolean());
const ListQuery = Type.Object({
  audience: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('enterprise')])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  mobile: Mobile,
});
const Choice = Type.Optional(Type.String({ minLength: 1, maxLength: 60 }));
const SearchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  audience: Type.Optional(Type.Union([Type.Literal('person'), Type.Literal('enterprise')])),
  stage: Choice,
  topic: Choice,
  group: Choice,
  department: Choice,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  mobile: Mobile,
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

const readerNow = async (db: Queryable, actor: Actor, mobile: boolean) =>
  readerOf(actor, await loadPublished(db), mobile);
const seenBy = ({ on, halls }: Reader): string => [on?.join('-') ?? 'all', ...halls].join('-');

/** 一件事的接口. */
export const routes: Route[] = [
  ...guideRoutes,
  queryRoute({
    method: 'GET',
    path: '/api/bundles',
    summary: '一件事清单',
    permission: anyone,
    query: ListQuery,
    read: async ({ query, actor }, { db }) => {
      const reader = await readerNow(db, actor, query.mobile === true);
      const { token, bundles } = await listBundles(db, {
        audience: query.audience,
        limit: query.limit,
        reader,
      });
      return cacheable(`${token}-${seenBy(reader)}`, { bundles });
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/search',
    summary: '找事：一件事和单个事项',
    permission: anyone,
    query: SearchQuery,
    read: async ({ query: { q, limit, mobile, ...chosen }, actor }, { db }) => {
      const reader = await readerNow(db, actor, mobile === true);
      const { token, ...found } = await findThings(db, { question: q, chosen, limit: limit ?? 20, reader });
      return cacheable(`${token}-${seenBy(reader)}`, found);
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/bundles/:bundle',
    summary: '一件事的情况和情形问题',
    permission: anyone,
    query: Type.Object({ mobile: Mobile }),
    read: async ({ params, query, actor }, env) => {
      const release = await requireRelease(env.db, params.bundle!);
      await mustBeOpenOn(env.db, params.bundle!, (await readerNow(env.db, actor, query.mobile === true)).on);
      await ensureStored(env, release);
      const published = await loadPublished(env.db);
      const facts = bundleFacts(release, published);
      const isTrial = isTrialAddress(params.bundle!);
      return cacheable(
        `${release.hash.slice(0, 32)}-${published.token}${isTrial ? '-trial' : ''}`,
        isTrial ? { ...facts, code: params.bundle!, trial: true } : facts,
      );
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/bundles/:bundle/follow-ups',
    summary: '办完以后通常还要办什么',
    permission: anyone,
    read: async ({ params }, { db }) => ({
      followUps: await listFollowUps(db, await requireRelease(db, params.bundle!)),
    }),
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
    path: '/api/studio/programme',
    summary: '一件事上线进度',
    permission: administration,
    read: (_, env) => readProgramme(env),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/studio/bundles/:bundle',
    summary: '一件事工作台',
    permission: administration,
    read: ({ params, actor }, { db }) => openStudio(db, params.bundle!, actor),
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
    path: '/api/studio/bundles/:bundle/channels',
    summary: '分渠道上下线',
    command: changeChannels,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/studio/bundles/:bundle/trial',
    summary: '开始试办',
    command: startTrial,
    status: 201,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/studio/bundles/:bundle/trial/end',
    summary: '结束试办',
    command: endTrial,
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
