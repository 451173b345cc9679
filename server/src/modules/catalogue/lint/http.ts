import { contentHash, type Definition, type Finding } from '@yijian/core/contract';
import { lintRules } from '@yijian/core/lint';
import Type from 'typebox';
import { cacheable, commandRoute, fileRoute, type Queryable, queryRoute, type Route } from '#platform';
import { judgeAlone, judgeDefinition } from '../judge-definition.ts';
import { judgeShape } from '../judge-shape.ts';
import { loadPublished, overlaid } from '../load-published.ts';
import { listExceptions } from './exceptions.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import { listIssues } from './list-issues.ts';
import { draftRemovals } from './draft-removals.ts';
import { proofLedger } from './proof-ledger.ts';
import { exportProofs, listProofs } from './proof-list.ts';
import { recordVerdict } from './record-verdict.ts';
import { trackIssues } from './track-issues.ts';

const anyone = { visitor: true } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;
const Short = Type.Optional(Type.String({ maxLength: 64 }));

/** 体检的接口: rules, issues, drafts as they are typed, exceptions and proofs. */
export const lintRoutes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/lint',
    summary: '目录体检',
    permission: administration,
    read: (_, { db }) => lintCatalogue(db),
  }),
  queryRoute({
    method: 'POST',
    path: '/api/catalogue/lint',
    summary: '体检没有保存的草稿',
    permission: { posts: ['catalogueManager'] },
    body: Type.Object({ definition: Type.Unknown() }, { additionalProperties: false }),
    read: async ({ body }, { db }) => ({ findings: await lintDraft(db, body.definition) }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/rules',
    summary: '体检规则',
    permission: administration,
    read: async () => ({ rules: Object.entries(lintRules).map(([rule, facts]) => ({ rule, ...facts })) }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/issues',
    summary: '目录问题清单',
    permission: administration,
    query: Type.Object({
      owner: Short,
      rule: Short,
      severity: Type.Optional(Type.Union([Type.Literal('block'), Type.Literal('warn')])),
      closed: Type.Optional(Type.Boolean()),
      offset: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
    read: ({ query }, { db }) =>
      listIssues(db, { ...query, closed: query.closed === true, offset: query.offset ?? 0, limit: 50 }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/issues/track',
    summary: '立即核对问题清单',
    command: trackIssues,
  }),
  queryRoute({
    method: 'GET',
    path: '/api/lint-exceptions',
    summary: '体检例外公示',
    permission: anyone,
    read: async (_, { db }) => cacheable((await loadPublished(db)).token, await listExceptions(db)),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/proofs',
    summary: '证明事项目录清单',
    permission: anyone,
    read: async (_, { db }) => cacheable((await loadPublished(db)).token, await listProofs(db)),
  }),
  fileRoute({
    path: '/api/proofs.csv',
    summary: '下载证明事项目录清单',
    permission: anyone,
    read: (_, { db }) => exportProofs(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/proofs',
    summary: '证明清理台账',
    permission: administration,
    read: (_, { db }) => proofLedger(db),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/proofs/:material/verdicts',
    summary: '判定证明事项',
    command: recordVerdict,
  }),
  commandRoute({
    method: 'POST',
    path: '/api/catalogue/proofs/:material/removals',
    summary: '生成移除证明的草稿',
    command: draftRemovals,
  }),
];

/** 草稿体检: as saving would find it, without saving; the format first. */
async function lintDraft(db: Queryable, value: unknown): Promise<Finding[]> {
  const findings = judgeShape(value);
  if (findings.length > 0) return findings;
  const definition = value as Definition;
  const around = overlaid(await loadPublished(db), [{ definition, version: 1, hash: contentHash(definition) }]);
  return [...judgeDefinition(definition, around), ...judgeAlone(definition, around)];
}
