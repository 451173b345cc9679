import { type DefinitionKind, definitionSchemas } from '@yijian/core/contract';

import Type from 'typebox';
import { fileRoute, queryRoute, type Route } from '#platform';
import { assessImpact } from './assess-impact.ts';
import { readCleanUps } from './clean-ups.ts';
import { exportHallLedgers, readHallLedgers } from './hall-ledger.ts';
import { exportOneWindow, readLeftOut, readOneWindow } from './one-window.ts';
import { exportAtMostOnce, exportReductions, readAtMostOnce, readBenchmarks, readReductions } from './read-ledgers.ts';
import { exportLevelList, readCoverage, readLevelLists } from './level-lists.ts';
import { refusals } from './refusals.ts';
import { readBehind, readStandardFigures } from './standard-figures.ts';

const RegionCode = Type.String({ pattern: '^\\d{6}(\\d{6})?$' });
const anyone = { visitor: true } as const;
const administration = { posts: ['catalogueManager', 'decider', 'supervisor'] } as const;

/** 目录台账的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/impact/:kind/:code',
    summary: '影响分析',
    permission: administration,
    read: async ({ params }, { db }) => {
      const { kind = '', code = '' } = params;
      const isKind = Object.hasOwn(definitionSchemas, kind);
      const impact = isKind ? await assessImpact(db, { kind: kind as DefinitionKind, code }) : undefined;
      if (impact === undefined) throw refusals.notPublished.with({ kind, code });
      return impact;
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/reductions',
    summary: '五减台账',
    permission: administration,
    read: (_, { db }) => readReductions(db),
  }),
  fileRoute({
    path: '/api/ledgers/reductions.csv',
    summary: '下载五减台账',
    permission: administration,
    read: (_, { db }) => exportReductions(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/benchmarks',
    summary: '对标',
    permission: administration,
    read: (_, env) => readBenchmarks(env),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/clean-ups',
    summary: '事项清理台账',
    permission: administration,
    read: (_, env) => readCleanUps(env),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/coverage',
    summary: '清单覆盖率',
    permission: administration,
    read: (_, { db }) => readCoverage(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/placements',
    summary: '进驻和授权台账',
    permission: administration,
    read: (_, { db }) => readHallLedgers(db),
  }),
  fileRoute({
    path: '/api/ledgers/placements.csv',
    summary: '下载进驻和授权台账',
    permission: administration,
    read: (_, { db }) => exportHallLedgers(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/ledgers/left-out',
    summary: '不能综窗受理的事项',
    permission: administration,
    read: (_, { db }) => readLeftOut(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/one-window',
    summary: '一窗通办清单',
    permission: anyone,
    read: (_, { db }) => readOneWindow(db),
  }),
  fileRoute({
    path: '/api/one-window.csv',
    summary: '下载一窗通办清单',
    permission: anyone,
    read: (_, { db }) => exportOneWindow(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/standards',
    summary: '标准化公示',
    permission: anyone,
    read: (_, { db }) => readStandardFigures(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/standards/:cut',
    summary: '指标背后的清单',
    permission: anyone,
    read: ({ params }, { db }) => readBehind(db, params.cut!),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/level-lists',
    summary: '各层级清单',
    permission: anyone,
    query: Type.Object({ region: Type.Optional(RegionCode) }),
    read: ({ query }, { db }) => readLevelLists(db, query.region),
  }),
  fileRoute({
    path: '/api/level-lists.csv',
    summary: '下载一个区划的清单',
    permission: anyone,
    query: Type.Object({ region: RegionCode }),
    read: ({ query }, { db }) => exportLevelList(db, query.region),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/at-most-once',
    summary: '最多跑一次清单',
    permission: anyone,
    read: (_, { db }) => readAtMostOnce(db),
  }),
  fileRoute({
    path: '/api/at-most-once.csv',
    summary: '下载最多跑一次清单',
    permission: anyone,
    read: (_, { db }) => exportAtMostOnce(db),
  }),
];
