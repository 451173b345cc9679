import { type GuideKind, guideKinds } from '@yijian/core/procedures';
import Type from 'typebox';
import { fileRoute, type PostRole, type Route } from '#platform';
import { itemDocument } from './item-document.ts';

/** Everybody on duty: guides for the work are no secret, but they are not addressed to applicants. */
const staff: readonly PostRole[] = [
  'counter',
  'receiver',
  'reviewer',
  'decider',
  'catalogueManager',
  'supervisor',
  'issuer',
  'administrator',
];
const inner = guideKinds.filter((kind) => kind !== 'public');

/** 规程文档的接口: the public one for everybody, the other two for staff. */
export const guideRoutes: Route[] = [
  fileRoute({
    path: '/api/items/:code/guide.pdf',
    summary: '办事指南文档',
    permission: { visitor: true },
    read: ({ params }, env) => itemDocument(env, params.code!, 'public'),
  }),
  fileRoute({
    path: '/api/items/:code/work-guide.pdf',
    summary: '窗口工作指引、审批操作规程',
    permission: { posts: staff },
    query: Type.Object({ kind: Type.Unsafe<GuideKind>(Type.Union(inner.map((kind) => Type.Literal(kind)))) }),
    read: ({ params, query }, env) => itemDocument(env, params.code!, query.kind),
  }),
];
