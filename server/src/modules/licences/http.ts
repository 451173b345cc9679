import Type from 'typebox';
import { commandRoute, type Permission, fileRoute, queryRoute, type Route, uploadRoute } from '#platform';
import { changeStatus } from './change-status.ts';
import { catalogueCsv, listLicenceTypes } from './licence-catalogue.ts';
import { listLicences, readLicence } from './list-licences.ts';
import { readDocument } from './read-document.ts';
import { verifyByToken, verifyUpload } from './verify-licence.ts';

const owners: Permission = { citizen: true, posts: ['issuer', 'decider'] };
const anyone: Permission = { visitor: true };
const Words = Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) }, { additionalProperties: false });
const ByNumber = Type.Object(
  { number: Type.Optional(Type.String({ maxLength: 120 })) },
  { additionalProperties: false },
);

/** 电子证照的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/licences',
    summary: '我的证照 / 本机关发的证照',
    permission: owners,
    query: ByNumber,
    read: ({ actor, query }, env) => listLicences(env, actor, query.number),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/licences/:licenceId',
    summary: '证照详情',
    permission: owners,
    read: ({ actor, params }, env) => readLicence(env, params.licenceId!, actor),
  }),
  fileRoute({
    path: '/api/licences/:licenceId/file',
    summary: '证照文件',
    permission: owners,
    read: ({ actor, params }, env) => readDocument(env, params.licenceId!, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/licences/:licenceId/status', command: changeStatus }),
  queryRoute({
    method: 'GET',
    path: '/api/licence-types',
    summary: '证照目录',
    permission: anyone,
    query: Words,
    read: async ({ query }, env) => ({ items: await listLicenceTypes(env.db, query.q) }),
  }),
  fileRoute({
    path: '/api/licence-types/export',
    summary: '导出证照目录',
    permission: anyone,
    query: Words,
    limit: { perMinute: 30 },
    read: async ({ query }, env) => ({
      name: '证照目录.csv',
      type: 'text/csv; charset=utf-8',
      content: Buffer.from(catalogueCsv(await listLicenceTypes(env.db, query.q))),
    }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/verify/:token',
    summary: '扫码核验',
    permission: anyone,
    limit: { perMinute: 60 },
    read: ({ params }, env) => verifyByToken(env, params.token!),
  }),
  uploadRoute({
    path: '/api/verify',
    summary: '上传文件核验',
    permission: anyone,
    status: 200,
    limit: { perMinute: 20 },
    receive: ({ upload }, env) => verifyUpload(env, upload.content),
  }),
];
