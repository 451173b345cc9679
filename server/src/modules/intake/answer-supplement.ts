import {
  answerSupplement,
  type CaseFacts,
  findCase,
  listParties,
  loadCases,
  mustAnswer,
  postServes,
  type SupplementAnswer,
  writeParty,
} from '#cases';
import { getRelease } from '#bundles';
import { canonicalJson, type BundleRelease } from '@yijian/core/contract';
import { ReceivedFile, receiveFile, storeFile } from '#files';
import { checkValue } from '@yijian/core/forms';
import Type, { type Static } from 'typebox';
import {
  type Actor,
  commandEach,
  coversBundle,
  type Context,
  type Environment,
  type KeyRing,
  type LoadEnvironment,
  type Queryable,
  type SubjectKey,
  type Write,
} from '#platform';
import type { Values } from './application.ts';
import { refusals } from './refusals.ts';

const Value = Type.Union([
  Type.String({ maxLength: 2000 }),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 }),
]);
/** A received file travels through the browser; the ticket says that it is still what this server received for this case. */
const TicketedFile = Type.Object(
  { ...ReceivedFile.properties, ticket: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
  { additionalProperties: false },
);
const Input = Type.Object(
  {
    caseId: Type.String({ format: 'uuid' }),
    values: Type.Record(Type.String({ maxLength: 200 }), Value),
    files: Type.Array(
      Type.Object({ material: Type.String({ maxLength: 200 }), file: TicketedFile }, { additionalProperties: false }),
      { maxItems: 50 },
    ),
  },
  { additionalProperties: false },
);
type Answered = Static<typeof Input>;

const ticketOf = (keys: KeyRing, caseId: string, file: ReceivedFile): string =>
  keys.matchingHash('received-file', canonicalJson([caseId, file]));

/**
 * 提交补正 (行政许可法 32(4)): values and files for every point of the notice, in one go, and for nothing else. Wrong values are
 * refused with all findings; new versions of the parties' values are added, the old ones stay. Refuses `not-ready`,
 * `unknown-material`, `bad-file`, and what `answerSupplement` refuses.
 */
export const submitSupplement = commandEach({
  name: 'intake.submit-supplement',
  title: '提交补正',
  permission: { citizen: true, posts: ['counter'] },
  input: Input,
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    mustAnswer(facts!, request.actor);
    const release = (await getRelease(db, facts!.state.release))!;
    return { facts: facts!, release, parties: await partiesOf(db, request.input.caseId, env), keys: env.keys };
  },
  decide: (loaded, { input, actor, ctx }) => {
    const { facts, release, keys } = loaded;
    judgeAnswer(facts, release, input);
    const personal = newVersions(loaded, input, ctx);
    const answer: SupplementAnswer = {
      answered: [...Object.keys(input.values), ...input.files.map((one) => one.material)],
      personal: personal.rows,
    };
    const outcome = answerSupplement(facts, answer, { actor, ctx });
    const files = input.files.map(({ material, file: { ticket, ...file } }) => {
      if (ticket !== ticketOf(keys, input.caseId, file))
        throw refusals.badFile.with({
          findings: [
            { place: `material:${material}`, message: '文件信息与上传时不一致', remedy: '请重新上传这份文件' },
          ],
        });
      return storeFile(
        file,
        {
          fileId: ctx.newId(),
          owner: { kind: 'case', id: input.caseId },
          materialKey: material,
          uploadedBy: actor.accountId!,
          at: ctx.now,
        },
        { keys, key: facts.key! },
      );
    });
    return {
      writes: [...outcome.writes, ...personal.writes, ...files],
      events: outcome.events,
      result: outcome.result,
    };
  },
});

/** What the notice lets the applicant change: the points themselves; for a condition, everything its item asks. */
function judgeAnswer(facts: CaseFacts, release: BundleRelease, input: Answered): void {
  const points = facts.state.supplements.at(-1)?.points ?? [];
  const open = new Set(points.filter((point) => point.kind === 'condition').map((point) => point.member));
  const asked = new Set(points.map((point) => point.ref));
  const mayChange = (one: { key: string; members: readonly string[] }) =>
    asked.has(one.key) || one.members.some((member) => open.has(member));
  const materials = new Set(facts.plan.materials.filter(mayChange).map((material) => material.key));
  const strange = input.files.find((one) => !materials.has(one.material));
  if (strange) throw refusals.unknownMaterial.with({ material: strange.material, materials: [...materials] });
  const changeable = new Set(facts.plan.fields.filter(mayChange).map((field) => field.key));
  const fields = new Map(
    release.fields.filter((field) => changeable.has(field.key)).map((field) => [field.key, field]),
  );
  const findings = Object.entries(input.values).flatMap(([key, value]) => {
    const field = fields.get(key);
    if (!field)
      return [
        {
          place: `field:${key}`,
          label: key,
          message: '补正告知书没有要求改这一栏',
          remedy: '请刷新页面，按补正告知书逐项补正',
        },
      ];
    if (value.length === 0)
      return [{ place: `field:${key}`, label: field.label, message: `「${field.label}」还没有填`, remedy: '请填写' }];
    return checkValue(field.definition, value).map((found) => ({
      place: `field:${key}`,
      label: field.label,
      message: found.message,
      remedy: found.remedy,
    }));
  });
  if (findings.length > 0) throw refusals.notReady.with({ findings });
}

type PartyValues = {
  role: string;
  subjectId: string | null;
  key: SubjectKey | undefined;
  version: number;
  values: Values;
};
type Parties = { known: PartyValues[]; created: (subjectId: string, at: string) => { key: SubjectKey; write: Write } };

/** Every party of the case with its newest values; one that has none yet stands here with version 0. */
async function partiesOf(db: Queryable, caseId: string, env: LoadEnvironment): Promise<Parties> {
  const parties = await listParties(db, caseId);
  const { keys, created } = await env.keys.load(db, [...new Set(parties.map((party) => party.subjectId))]);
  const known = parties.map(({ role, subjectId, personal }): PartyValues => {
    const key = keys.get(subjectId);
    return {
      role,
      subjectId,
      key,
      version: personal?.version ?? 0,
      values: personal && key ? (env.keys.decrypt(key, `personal|${caseId}`, personal.cipher) as Values) : {},
    };
  });
  return { known, created };
}

/** The next version of every party whose values change. A role that was empty until now becomes a party with a subject of its own. */
function newVersions(
  loaded: { release: BundleRelease; parties: Parties; keys: KeyRing },
  input: Answered,
  ctx: Context,
): { rows: SupplementAnswer['personal']; writes: Write[] } {
  const roleOf = new Map(loaded.release.fields.map((field) => [field.key, field.role]));
  const changed = Map.groupBy(Object.entries(input.values), ([key]) => roleOf.get(key)!);
  const writes: Write[] = [];
  const fresh = new Map<string, SubjectKey>();
  const rows = [...changed].map(([role, entries]) => {
    const party = loaded.parties.known.find((one) => one.role === role);
    const subjectId = party?.subjectId ?? ctx.newId();
    if (!party) writes.push(writeParty(input.caseId, { role, subjectId, kind: loaded.release.roles[role]!.subject }));
    let key = party?.key ?? fresh.get(subjectId);
    if (!key) {
      const created = loaded.parties.created(subjectId, ctx.now);
      writes.push(created.write);
      fresh.set(subjectId, (key = created.key));
    }
    const values = { ...party?.values, ...Object.fromEntries(entries) };
    return {
      subjectId,
      role,
      version: (party?.version ?? 0) + 1,
      cipher: loaded.keys.encrypt(key, `personal|${input.caseId}`, values),
    };
  });
  return { rows, writes };
}

/** Receives one file for a supplement: the answer goes, unchanged, into the input of `submitSupplement`. Other people's cases are not found. */
export async function receiveForCase(
  env: Environment,
  caseId: string,
  upload: { name: string; content: Buffer; actor: Actor },
): Promise<Static<typeof TicketedFile>> {
  const record = await findCase(env.db, caseId);
  const mine =
    record &&
    (upload.actor.kind === 'citizen'
      ? upload.actor.principal?.id === record.head.principalId && coversBundle(upload.actor, record.state.bundle)
      : upload.actor.posts.some((post) => post.role === 'counter' && postServes(post, record)));
  if (!mine) throw refusals.applicationNotFound.with();
  if (record.state.status !== 'supplementing') throw refusals.noAnswerOpen.with();
  const file = await receiveFile(env, {
    name: upload.name,
    content: upload.content,
    subjectId: record.head.principalId,
  });
  return { ...file, ticket: ticketOf(env.keys, caseId, file) };
}
