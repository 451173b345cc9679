import Type from 'typebox';
import {
  type Actor,
  commandRoute,
  fileRoute,
  type Environment,
  queryRoute,
  type Route,
  type RouteRequest,
  type Upload,
  uploadRoute,
} from '#platform';
import { viewApplication } from './application-view.ts';
import { attachFile, detachFile, receiveForApplication } from './attach-file.ts';
import { discardApplication, saveAnswers, saveCommitments, saveValues, switchHistory } from './change-application.ts';
import { listMyDrafts } from './drafts/list-drafts.ts';
import { receiveForCase, submitSupplement } from './answer-supplement.ts';
import { renderNotice, renderNoticeFile } from './notice/notice-file.ts';
import { pushNotice, readPushedNotice } from './notice/push-notice.ts';
import { AnswersInput, startApplication } from './start-application.ts';
import { activateTerminal, registerTerminal, revokeTerminal } from './terminals/change-terminal.ts';
import { viewTerminals } from './terminals/find-terminal.ts';
import { receiveMaterials } from './receive-materials.ts';
import { signApplication } from './signing/sign-application.ts';
import { submitApplication } from './submit-application.ts';
import { leaveOut } from './vault/leave-out.ts';

const handler = { citizen: true, posts: ['counter', 'receiver'] } as const;

async function receiveUpload(request: RouteRequest & { upload: Upload }, env: Environment): Promise<unknown> {
  const applicationId = request.params.applicationId!;
  const file = await receiveForApplication(env, applicationId, { ...request.upload, actor: request.actor });
  await env.execute(attachFile, {
    input: { applicationId, material: request.upload.fields.material ?? '', file },
    actor: request.actor,
    idempotencyKey: request.idempotencyKey ?? undefined,
  });
  return viewApplication(env, applicationId, request.actor);
}

const view = (env: Environment, request: { params: Readonly<Record<string, string>>; actor: Actor }) =>
  viewApplication(env, request.params.applicationId!, request.actor);

const terminalRoutes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/terminals',
    summary: '自助终端清单',
    permission: { posts: ['catalogueManager'] },
    read: ({ actor }, env) => viewTerminals(env, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/terminals', command: registerTerminal, status: 201, exempt: true }),
  commandRoute({ method: 'POST', path: '/api/terminals/:code/revoke', command: revokeTerminal }),
  commandRoute({
    method: 'POST',
    path: '/api/terminal/activate',
    command: activateTerminal,
    exempt: true,
    limit: { perMinute: 10 },
    answer: ({ token, ...shown }) => ({ body: shown, terminal: token }),
  }),
];

/** 收件的接口. */
export const routes: Route[] = [
  ...terminalRoutes,
  fileRoute({
    method: 'POST',
    path: '/api/bundles/:code/notice',
    permission: { visitor: true },
    body: Type.Object({ answers: AnswersInput }, { additionalProperties: false }),
    limit: { perMinute: 30 },
    read: ({ params, body }, env) => renderNotice(env, params.code!, body.answers),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/bundles/:code/notice/push',
    command: pushNotice,
    status: 201,
    limit: { perMinute: 20 },
    input: ({ params, body }) => ({ ...(body as object), bundle: params.code }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/pushed-notices/:token',
    summary: '推送的告知单',
    permission: { visitor: true },
    limit: { perMinute: 60 },
    read: ({ params }, env) => readPushedNotice(env, params.token!),
  }),
  fileRoute({
    path: '/api/pushed-notices/:token/file',
    permission: { visitor: true },
    limit: { perMinute: 30 },
    read: async ({ params }, env) => {
      const { notice, contentHash } = await readPushedNotice(env, params.token!);
      return renderNoticeFile(env, notice, contentHash);
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/applications',
    permission: handler,
    read: (request, env) => listMyDrafts(env, request.actor),
  }),
  commandRoute({ method: 'POST', path: '/api/applications', command: startApplication, status: 201 }),
  queryRoute({
    method: 'GET',
    path: '/api/applications/:applicationId',
    permission: handler,
    read: (request, env) => view(env, request),
  }),
  commandRoute({ method: 'PUT', path: '/api/applications/:applicationId/answers', command: saveAnswers }),
  commandRoute({ method: 'PUT', path: '/api/applications/:applicationId/values', command: saveValues }),
  commandRoute({ method: 'PUT', path: '/api/applications/:applicationId/commitments', command: saveCommitments }),
  commandRoute({ method: 'PUT', path: '/api/applications/:applicationId/receiving', command: receiveMaterials }),
  commandRoute({ method: 'PUT', path: '/api/applications/:applicationId/history', command: switchHistory }),
  commandRoute({ method: 'PUT', path: '/api/applications/:applicationId/left-out', command: leaveOut }),
  commandRoute({ method: 'POST', path: '/api/applications/:applicationId/signatures', command: signApplication }),
  commandRoute({ method: 'DELETE', path: '/api/applications/:applicationId', command: discardApplication }),
  uploadRoute({ path: '/api/applications/:applicationId/files', permission: handler, receive: receiveUpload }),
  commandRoute({ method: 'DELETE', path: '/api/applications/:applicationId/files/:fileId', command: detachFile }),
  commandRoute({ method: 'POST', path: '/api/applications/:applicationId/submit', command: submitApplication }),
  uploadRoute({
    path: '/api/cases/:caseId/files',
    permission: handler,
    receive: (request, env) => receiveForCase(env, request.params.caseId!, { ...request.upload, actor: request.actor }),
  }),
  commandRoute({ method: 'POST', path: '/api/cases/:caseId/supplement', command: submitSupplement }),
  queryRoute({
    method: 'POST',
    path: '/api/applications/:applicationId/check',
    permission: handler,
    body: Type.Object({}, { additionalProperties: false }),
    read: async (request, env) => {
      const { findings } = await view(env, request);
      return { ready: findings.length === 0, findings };
    },
  }),
];
