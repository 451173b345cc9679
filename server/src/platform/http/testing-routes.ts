import Type from 'typebox';
import { command } from '../command.ts';
import { visitor } from '../context.ts';
import { defineRefusals } from '../refusal.ts';
import { citizen, staff } from '../testing/test-platform.ts';
import { cacheable, commandRoute, fileRoute, queryRoute, type Route, uploadRoute } from './route.ts';
import type { Authenticated } from './server.ts';

/** Fictional refusals of a fictional registry of notes. */
export const noteRefusals = defineRefusals('notes', {
  noteClosed: { status: 409, reason: '这条记录已经关闭', remedy: '请新建一条记录' },
});

const keepNote = command({
  name: 'notes.keep-note',
  title: '记一条',
  permission: { citizen: true },
  input: Type.Object(
    {
      noteId: Type.String({ format: 'uuid' }),
      text: Type.String({ minLength: 1, maxLength: 60 }),
      count: Type.Optional(Type.Integer({ minimum: 0 })),
      tags: Type.Optional(Type.Array(Type.String(), { maxItems: 3 })),
    },
    { additionalProperties: false },
  ),
  owner: ({ noteId }) => noteId,
  load: async (_db, requests) => requests.map(() => ({})),
  decide: (_facts, { input, ctx }) => {
    if (input.text === '已关闭') throw noteRefusals.noteClosed.with({ state: 'closed' });
    if (input.text === '出错') throw new Error('note store is broken', { cause: new TypeError('the reason beneath') });
    return { writes: [], result: { text: input.text, keptAs: ctx.newId() } };
  },
});

const anyone = { visitor: true } as const;
const closed = { additionalProperties: false } as const;

/** 虚构的路由: one of every kind, for tests of the gate. */
export const noteRoutes: Route[] = [
  commandRoute({ method: 'POST', path: '/api/notes/:noteId', command: keepNote, status: 201 }),
  commandRoute({
    method: 'DELETE',
    path: '/api/notes/:noteId',
    command: keepNote,
    input: ({ params }) => ({ noteId: params.noteId, text: '删除' }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/notes',
    permission: anyone,
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 20 })),
        page: Type.Optional(Type.Integer({ minimum: 1 })),
        open: Type.Optional(Type.Boolean()),
        tags: Type.Optional(Type.Array(Type.String())),
      },
      closed,
    ),
    read: async ({ query }) => query,
  }),
  queryRoute({
    method: 'POST',
    path: '/api/notes/preview',
    permission: anyone,
    body: Type.Object({ answers: Type.Record(Type.String(), Type.Unknown()) }, closed),
    read: async ({ body }) => body,
  }),
  queryRoute({
    method: 'GET',
    path: '/api/guide',
    permission: anyone,
    read: async () => cacheable('v7', { guide: '办事指南' }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/guarded',
    permission: { posts: ['supervisor'] },
    read: async ({ actor }) => ({ posts: actor.posts.length }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/scarce',
    permission: anyone,
    limit: { perMinute: 2 },
    read: async () => ({}),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/broken-database',
    permission: anyone,
    read: async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
  }),
  fileRoute({
    path: '/api/letter',
    permission: anyone,
    read: async () => ({ name: '准予许可决定书(𠮷).pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') }),
  }),
  uploadRoute({
    path: '/api/notes/:noteId/files',
    permission: { citizen: true },
    receive: async ({ params, upload, idempotencyKey }) => ({
      ...params,
      name: upload.name,
      bytes: upload.content.length,
      fields: upload.fields,
      idempotencyKey,
    }),
  }),
];

export const citizenToken = 'citizen-token-of-a-test-run';
export const supervisorToken = 'supervisor-token-of-a-test';
export const csrfToken = 'token-that-the-page-was-given';
const people: Readonly<Record<string, Authenticated>> = {
  [citizenToken]: { actor: citizen('0198a000-0000-7000-8000-000000000001'), csrfToken },
  [supervisorToken]: {
    actor: staff('0198a000-0000-7000-8000-000000000002', 'supervisor', 'demo-authority'),
    csrfToken,
  },
};

/** Two people by their cookie; anybody else is a visitor. */
export const authenticateForTest = async ({ sessionToken }: { sessionToken: string | null }): Promise<Authenticated> =>
  people[sessionToken ?? ''] ?? { actor: visitor, csrfToken: null };
