import Type from 'typebox';
import { commandRoute, fileRoute, queryRoute, type Route } from '#platform';
import { listChanges } from './changes/list-changes.ts';
import { registerChange } from './changes/register-change.ts';
import { exportCases } from './export-cases.ts';
import { listFilings } from './filings/list-filings.ts';
import { listAttempts } from './list-attempts.ts';
import { listOversightCases } from './list-cases.ts';
import { listCaseEvents } from './list-events.ts';
import { listFindings } from './list-findings.ts';
import { listUrgingAuthorities, openUrging } from './open-urging.ts';
import { readBoard } from './read-board.ts';
import { readIndicators } from './read-indicators.ts';

const supervisor = { posts: ['supervisor'] } as const;
const Code = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));
const Day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const light = Type.Optional(
  Type.Union([Type.Literal('red'), Type.Literal('yellow'), Type.Literal('green'), Type.Literal('grey')]),
);
const slice = Type.Optional(
  Type.Union([Type.Literal('authority'), Type.Literal('item'), Type.Literal('level'), Type.Literal('channel')]),
);
const caseFilter = Type.Object({
  light,
  authority: Code,
  bundle: Code,
  status: Code,
  channel: Code,
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })),
  after: Type.Optional(Type.String({ format: 'uuid' })),
});

/** 电子监察的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/oversight/board',
    summary: '监察看板',
    permission: supervisor,
    read: ({ actor }, env) => readBoard(env, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/findings',
    summary: '黄红牌',
    permission: supervisor,
    read: ({ actor }, env) => listFindings(env, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/urging-authorities',
    summary: '一张牌可以督办哪些部门',
    permission: supervisor,
    query: Type.Object({ finding: Type.String({ minLength: 1, maxLength: 300 }) }),
    read: ({ actor, query }, env) => listUrgingAuthorities(env, actor, query.finding),
  }),
  commandRoute({ method: 'POST', path: '/api/oversight/urgings', command: openUrging }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/changes',
    summary: '办事条件变化的公开台账',
    permission: { posts: ['catalogueManager', 'supervisor'] },
    read: ({ actor }, env) => listChanges(env, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/oversight/changes', command: registerChange, status: 201 }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/attempts',
    summary: '被拒绝的清单外申请、额外要求和指南外收费',
    permission: supervisor,
    read: ({ actor }, env) => listAttempts(env, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/filings',
    summary: '备案后待监管的',
    permission: supervisor,
    read: ({ actor }, env) => listFilings(env, actor),
  }),
  fileRoute({
    path: '/api/oversight/cases.csv',
    summary: '导出监察办件列表',
    permission: supervisor,
    query: caseFilter,
    read: ({ actor, query }, env) => exportCases(env, actor, query),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/cases',
    summary: '监察办件列表',
    permission: supervisor,
    query: caseFilter,
    read: ({ actor, query }, env) => listOversightCases(env, actor, query),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/cases/:caseId/events',
    summary: '办件留痕',
    permission: supervisor,
    read: ({ actor, params }, env) => listCaseEvents(env, params.caseId!, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/oversight/indicators',
    summary: '办件质效',
    permission: supervisor,
    query: Type.Object({ from: Day, to: Day, by: slice }),
    read: ({ actor, query }, env) => readIndicators(env, actor, query),
  }),
];
