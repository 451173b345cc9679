import Type from 'typebox';
import { commandRoute, fileRoute, queryRoute, type Route } from '#platform';
import { acceptCase } from './accept-case.ts';
import { viewCase } from './views/case-view.ts';
import { viewCaseAtCounter } from './views/counter-view.ts';
import { answerConferral } from './confer/answer-conferral.ts';
import { askToConfer } from './confer/ask-to-confer.ts';
import { viewConferral } from './confer/view-conferral.ts';
import { decideAtOnce } from './instant/decide-at-once.ts';
import { decideStrand } from './decide-strand.ts';
import { declineCase } from './decline-case.ts';
import { viewStrandForDepartment } from './views/department-view.ts';
import { answerUrging } from './lead/answer-urging.ts';
import { listLedCases, viewLedCase } from './lead/read-led.ts';
import { urgeStrand } from './lead/urge-strand.ts';
import { recordFee } from './fees/record-fee.ts';
import { handOver } from './hand-over.ts';
import { listCounterQueue, listDepartmentQueue, listMyCases, trackCase } from './views/list-queues.ts';
import { exportMine } from './views/export-mine.ts';
import { amendPlan } from './migrate/amend-plan.ts';
import { listOpenCasesOf } from './migrate/list-open-cases.ts';
import { readCaseDocument, readCaseFile } from './views/read-file.ts';
import { returnStrand, reviewStrand } from './review-strand.ts';
import {
  approveSecondSupplement,
  issueSupplement,
  raisePoints,
  recordNoObjection,
} from './supplement/supplement-case.ts';
import { redirectStrand, sendBackStrand } from './redirect-strand.ts';
import { closeAccount } from './retention/close-account.ts';
import { listMyOpenings } from './views/list-my-openings.ts';
import { removeFromVault, stateValidity } from './vault/change-vault.ts';
import { listVault } from './vault/list-vault.ts';
import { withdrawCase } from './withdraw-case.ts';

const applicant = { citizen: true } as const;
const anyone = { visitor: true } as const;
const counter = { posts: ['counter', 'receiver', 'supervisor'] } as const;
const department = { posts: ['reviewer', 'decider'] } as const;
const staffOrApplicant = {
  citizen: true,
  posts: ['counter', 'receiver', 'reviewer', 'decider', 'supervisor'],
} as const;
const closed = { additionalProperties: false } as const;
const counterList = Type.Union([
  Type.Literal('received'),
  Type.Literal('supplementing'),
  Type.Literal('accepted'),
  Type.Literal('toHandOver'),
  Type.Literal('done'),
]);
const departmentList = Type.Union([
  Type.Literal('incoming'),
  Type.Literal('todo'),
  Type.Literal('doing'),
  Type.Literal('done'),
  Type.Literal('dueSoon'),
  Type.Literal('invited'),
]);

/** 办件的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/cases',
    permission: applicant,
    read: (request, env) => listMyCases(env, request.actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/cases/:caseId',
    permission: staffOrApplicant,
    read: (request, env) => viewCase(env, request.params.caseId!, request.actor),
  }),
  fileRoute({
    path: '/api/cases/:caseId/documents/:documentId',
    permission: staffOrApplicant,
    read: (request, env) => readCaseDocument(env, request.params, request.actor),
  }),
  fileRoute({
    path: '/api/cases/:caseId/files/:fileId',
    permission: staffOrApplicant,
    read: (request, env) => readCaseFile(env, request.params, request.actor),
  }),
  fileRoute({
    path: '/api/my/data',
    summary: '导出我的数据',
    permission: applicant,
    read: (request, env) => exportMine(env, request.actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/my/openings',
    summary: '我的办件被谁看过',
    permission: applicant,
    read: ({ actor }, env) => listMyOpenings(env, actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/my/materials',
    summary: '我的材料',
    permission: applicant,
    read: async ({ actor }, env) => ({ items: await listVault(env, actor) }),
  }),
  commandRoute({ method: 'PUT', path: '/api/my/materials/:fileId', command: stateValidity }),
  commandRoute({ method: 'DELETE', path: '/api/my/materials/:fileId', command: removeFromVault }),
  commandRoute({
    method: 'POST',
    path: '/api/my/account/close',
    command: closeAccount,
    exempt: true,
    limit: { perMinute: 5 },
    answer: (result) => ({ body: result, session: null }),
  }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/withdraw', command: withdrawCase }),
  queryRoute({
    method: 'GET',
    path: '/api/track',
    permission: anyone,
    query: Type.Object({ no: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 20 }) }, closed),
    limit: { perMinute: 20 },
    read: ({ query }, env) => trackCase(env, query),
  }),

  queryRoute({
    method: 'GET',
    path: '/api/counter/queue',
    permission: counter,
    query: Type.Object({ list: Type.Optional(counterList), q: Type.Optional(Type.String({ maxLength: 40 })) }, closed),
    read: ({ query, actor }, env) =>
      listCounterQueue(env, actor, { list: query.list ?? 'received', found: query.q ?? '' }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/counter/cases/:caseId',
    permission: counter,
    read: (request, env) => viewCaseAtCounter(env, request.params.caseId!, request.actor),
  }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/accept', command: acceptCase }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/decide-at-once', command: decideAtOnce }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/supplement-notice', command: issueSupplement }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/decline', command: declineCase }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/hand-over', command: handOver }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/fees', command: recordFee }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/second-supplement', command: approveSecondSupplement }),

  queryRoute({
    method: 'GET',
    path: '/api/studio/bundles/:bundle/open-cases',
    summary: '在办件迁移：预览和报告',
    permission: { posts: ['catalogueManager'] },
    read: ({ params, actor }, env) => listOpenCasesOf(env, params.bundle!, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/plan-amendments', command: amendPlan }),

  queryRoute({
    method: 'GET',
    path: '/api/approver/queue',
    permission: department,
    query: Type.Object({ list: Type.Optional(departmentList) }, closed),
    read: ({ query, actor }, env) => listDepartmentQueue(env, actor, query.list ?? 'todo'),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/approver/cases/:caseId/:member',
    permission: department,
    read: (request, env) =>
      viewStrandForDepartment(env, { caseId: request.params.caseId!, member: request.params.member! }, request.actor),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/approver/led',
    summary: '牵头的件',
    permission: department,
    query: Type.Object({ list: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])) }, closed),
    read: ({ query, actor }, env) => listLedCases(env, actor, query.list ?? 'open'),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/approver/led/:caseId',
    summary: '牵头部门的全链视图',
    permission: department,
    read: ({ params, actor }, env) => viewLedCase(env, params.caseId!, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/urge', command: urgeStrand }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/answer-urging', command: answerUrging }),
  queryRoute({
    method: 'GET',
    path: '/api/approver/conferrals/:caseId/:conferralId',
    summary: '协同邀请',
    permission: department,
    read: ({ params, actor }, env) =>
      viewConferral(env, { caseId: params.caseId!, conferralId: params.conferralId! }, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/conferrals/:conferralId/answer', command: answerConferral }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/confer', command: askToConfer }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/points', command: raisePoints }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/no-objection', command: recordNoObjection }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/review', command: reviewStrand }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/return', command: returnStrand }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/send-back', command: sendBackStrand }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/redirect', command: redirectStrand }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/strands/:member/decide', command: decideStrand }),
];
