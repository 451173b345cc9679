import { type GuideKind, guideKinds } from '@yijian/core/procedures';
import Type from 'typebox';
import { fileRoute, type PostRole, type Route } from '#platform';
import { bundleDocument } from './bundle-document.ts';

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

/** 一件事规程文档的接口: the public one for everybody, the other two for staff. */
export const guideRoutes: Route[] = [
  fileRoute({
    path: '/api/bundles/:bundle/guide.pdf',
    summary: '一件事办事指南文档',
    permission: { visitor: true },
    read: ({ params }, env) => bundleDocument(env, params.bundle!, 'public'),
  }),
  fileRoute({
    path: '/api/bundles/:bundle/work-guide.pdf',
    summary: '一件事窗口工作指引、审批操作规程',
    permission: { posts: staff },
    query: Type.Object({ kind: Type.Unsafe<GuideKind>(Type.Union(inner.map((kind) => Type.Literal(kind)))) }),
    read: ({ params, query }, env) => bundleDocument(env, params.bundle!, query.kind),
  }),
];
