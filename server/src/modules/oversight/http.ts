import Type from 'typebox';
import { queryRoute, type Route } from '#platform';
import { listOversightCases } from './list-cases.ts';
import { listCaseEvents } from './list-events.ts';
import { listFindings } from './list-findings.ts';
import { readBoard } from './read-board.ts';
import { readIndicators } from './read-indicators.ts';

const supervisor = { posts: ['supervisor'] } as const;
const Code = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));
const Day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const light = Type.Optional(
  Type.Union([Type.Literal('red'), Type.Literal('yellow'), Type.Literal('green'), Type.Literal('grey')]),
);
const slice = Type.Optional(Type.Union([Type.Literal('authority'), Type.Literal('item'), Type.Literal('channel')]));
const caseFilter = Type.Object({
  light,
  authority: Code,
  bundle: Code,
  status: Code,
  channel: Code,
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
