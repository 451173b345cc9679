import { answerSupplement, findCase, listPersonal, loadCases, type SupplementAnswer } from '#cases';
import { getRelease } from '#bundles';
import { ReceivedFile, receiveFile, storeFile } from '#files';
import { checkValue } from '@yijian/core/forms';
import Type from 'typebox';
import { type Actor, commandEach, type Environment, type SubjectKey } from '#platform';
import type { Values } from './intake.store.ts';
import { refusals } from './refusals.ts';

const Value = Type.Union([Type.String({ maxLength: 2000 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 })]);

/**
 * 提交补正 (行政许可法 32(4)): values and files for every point of the notice, in one go. Wrong values are refused with all
 * findings; new versions of the parties' values are added, the old ones stay.
 */
export const submitSupplement = commandEach({
  name: 'intake.submit-supplement',
  title: '提交补正',
  permission: { citizen: true, posts: ['counter'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      values: Type.Record(Type.String({ maxLength: 200 }), Value),
      files: Type.Array(Type.Object({ material: Type.String({ maxLength: 200 }), file: ReceivedFile }, { additionalProperties: false }), { maxItems: 50 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    const release = (await getRelease(db, facts!.state.release))!;
    const personal = await listPersonal(db, request.input.caseId);
    const { keys } = await env.keys.load(db, personal.map((row) => row.subjectId));
    const purpose = `personal|${request.input.caseId}`;
    const parties = personal.flatMap((row) => {
      const key = keys.get(row.subjectId);
      return key ? [{ role: row.role, key, version: row.version, values: env.keys.decrypt(key, purpose, row.cipher) as Values }] : [];
    });
    return { facts: facts!, release, parties, keys: env.keys, encrypt: (key: SubjectKey, values: Values) => env.keys.encrypt(key, purpose, values), holder: keys.get(facts!.head.principalId) };
  },
  decide: (loaded, { input, actor, ctx }) => {
    const fields = new Map(loaded.release.fields.map((field) => [field.key, field]));
    const findings = Object.entries(input.values).flatMap(([key, value]) => {
      const field = fields.get(key);
      return field ? checkValue(field.definition, value).map((found) => ({ place: `field:${key}`, label: field.label, message: found.message, remedy: found.remedy })) : [{ place: `field:${key}`, label: key, message: '没有这一栏', remedy: '请刷新页面' }];
    });
    if (findings.length > 0) throw refusals.notReady.with({ findings });
    const personal = loaded.parties.flatMap((party) => {
      const changed = Object.entries(input.values).filter(([key]) => fields.get(key)!.role === party.role);
      return changed.length === 0 ? [] : [{ subjectId: party.key.subjectId, role: party.role, version: party.version + 1, cipher: loaded.encrypt(party.key, { ...party.values, ...Object.fromEntries(changed) }) }];
    });
    const answer: SupplementAnswer = { answered: [...Object.keys(input.values), ...input.files.map((one) => one.material)], personal };
    const outcome = answerSupplement(loaded.facts, answer, { actor, ctx });
    const files = input.files.map((one) => storeFile(one.file, { fileId: ctx.newId(), owner: { kind: 'case', id: input.caseId }, materialKey: one.material, uploadedBy: actor.accountId!, at: ctx.now }, { keys: loaded.keys, key: loaded.holder! }));
    return { writes: [...outcome.writes, ...files], events: outcome.events, result: outcome.result };
  },
});

/** Receives one file for a supplement: the answer goes into the input of `submitSupplement`. Other people's cases are not found. */
export async function receiveForCase(env: Environment, caseId: string, upload: { name: string; content: Buffer; actor: Actor }) {
  const record = await findCase(env.db, caseId);
  const mine = record && (upload.actor.kind === 'citizen' ? upload.actor.principal?.id === record.head.principalId : upload.actor.posts.some((post) => post.role === 'counter' && record.head.region.startsWith(post.region)));
  if (!mine) throw refusals.applicationNotFound.with();
  if (record.state.status !== 'supplementing') throw refusals.noAnswerOpen.with();
  return receiveFile(env, { name: upload.name, content: upload.content, subjectId: record.head.principalId });
}
