import { isTrialAddress, keepRelease } from '#bundles';
import { currentCalendar } from '#calendars';
import { openCase, queryCodeOf } from '#cases';
import { shanghaiDay } from '@yijian/core/calendar';
import { type FilePlace, handOverFiles, linkFiles, storeFile } from '#files';
import { singleItemCode } from '@yijian/core/compile';
import Type from 'typebox';
import {
  commandEach,
  type Context,
  type Environment,
  type KeyRing,
  type SubjectKey,
  takeNumbers,
  type Write,
} from '#platform';
import { takeDraft } from './own-application.ts';
import { prepareToSubmit, type ReadyApplication } from './prepare-to-submit.ts';
import { refusals } from './refusals.ts';
import { SIGNED_FORM } from './signing/signed-form.ts';
import { writeApplication } from './intake.store.ts';

/**
 * 提交 (THG-03/04): one act makes the case with one 受理号 and a strand per department, each with its own 办件编号. The plan is
 * frozen here. Pre-check and outside readings happen before the transaction; nothing is written unless everything is ready.
 * Refuses `not-ready` (all findings), `release-changed`, `application-changed`, `already-submitted`.
 */
export const submitApplication = commandEach({
  name: 'intake.submit-application',
  title: '提交申请',
  permission: { citizen: true, posts: ['counter', 'receiver'] },
  input: Type.Object(
    {
      applicationId: Type.String({ format: 'uuid' }),
      version: Type.Integer({ minimum: 1 }),
      release: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  prepare: ({ input, actor }, env: Environment) => prepareToSubmit(env, input, actor),
  loadOne: async (db, request, env) => {
    const draft = await takeDraft(db, request, env);
    const ready = request.prepared;
    // What was judged is what is submitted; and nobody who is refused uses up a number.
    if (ready.version !== draft.application.version)
      throw refusals.applicationChanged.with({ version: draft.application.version });
    if (ready.findings.length > 0) throw refusals.notReady.with({ findings: ready.findings });
    const numbers = await takeCaseNumbers(db, ready, {
      today: shanghaiDay(env.now),
      isTrial: isTrialAddress(draft.application.bundle),
    });
    const ring = await env.keys.load(
      db,
      ready.subjects.map((subject) => subject.subjectId),
    );
    const keyWrites: Write[] = [];
    const keyOf = (subjectId: string): SubjectKey => {
      const known = ring.keys.get(subjectId);
      if (known) return known;
      const created = ring.created(subjectId, env.now);
      keyWrites.push(created.write);
      ring.keys.set(subjectId, created.key);
      return created.key;
    };
    return {
      draft,
      numbers,
      keyWrites,
      calendar: await currentCalendar(db),
      files: await handOverFiles(db, request.input.applicationId),
      link: await linkFiles(
        db,
        ready.brought.map((one) => one.fileId),
      ),
      keys: env.keys,
      queryCode: (caseId: string) => queryCodeOf(env.keys, caseId),
      encrypt: (caseId: string, subjectId: string, values: unknown) =>
        env.keys.encrypt(keyOf(subjectId), `personal|${caseId}`, values),
    };
  },
  decide: (facts, { prepared: ready, actor, ctx }) => {
    const { application } = facts.draft;
    const caseId = ctx.newId();
    const personal = ready.subjects
      .filter((subject) => Object.keys(subject.values).length > 0)
      .map((subject) => ({
        subjectId: subject.subjectId,
        role: subject.role,
        cipher: facts.encrypt(caseId, subject.subjectId, subject.values),
      }));
    const papers = papersOf(facts, ready, { caseId, uploadedBy: application.accountId, ctx });
    const opened = openCase(
      {
        caseId,
        receiptNo: facts.numbers.receiptNo,
        numbers: facts.numbers.strands,
        channel: application.channel,
        trial: isTrialAddress(application.bundle),
        plan: ready.plan,
        received: ready.received,
        signed: ready.signed,
        ...(papers.signedForm ? { signedForm: papers.signedForm } : {}),
        personal,
        head: {
          queryCodeHash: facts.queryCode(caseId).hash,
          bundleName: ready.plan.bundleName,
          region: application.region,
          place: application.place,
          accountId: application.accountId,
          principalKind: application.principalKind,
          principalId: application.principalId,
        },
        parties: ready.subjects.map(({ role, subjectId, kind }) => ({ role, subjectId, kind })),
        receiptDays: ready.receiptDays,
        answerDays: ready.answerDays,
      },
      { actor, ctx, calendar: facts.calendar },
    );
    return {
      // A single item's release is compiled on demand: it is kept with the first case that rests on it.
      writes: [
        ...keptRelease(ready, ctx.now),
        ...opened.writes,
        ...facts.keyWrites,
        ...facts.files(caseId),
        ...papers.writes,
        writeApplication({ ...application, status: 'submitted', caseId, updatedAt: ctx.now }),
      ],
      events: opened.events,
      result: { caseId, receiptNo: facts.numbers.receiptNo, queryCode: facts.queryCode(caseId).code },
    };
  },
});

type Link = Awaited<ReturnType<typeof linkFiles>>;
type Papers = { writes: Write[]; signedForm: { fileId: string; sha256: string } | null };

/** 随申请进入办件的文件: what comes along from 材料库, and the form as it was signed. */
function papersOf(
  { link, keys, draft: { key } }: { link: Link; keys: KeyRing; draft: { key: SubjectKey } },
  ready: ReadyApplication,
  of: { caseId: string; uploadedBy: string; ctx: Context },
): Papers {
  const place = (materialKey: string): FilePlace => ({
    fileId: of.ctx.newId(),
    owner: { kind: 'case', id: of.caseId },
    materialKey,
    uploadedBy: of.uploadedBy,
    at: of.ctx.now,
  });
  const writes = ready.brought.map((one) => link(one.fileId, place(one.material), { keys, key }));
  if (!ready.signedForm) return { writes, signedForm: null };
  const at = place(SIGNED_FORM);
  return {
    writes: [...writes, storeFile(ready.signedForm, at, { keys, key })],
    signedForm: { fileId: at.fileId, sha256: ready.signedForm.sha256 },
  };
}

/** Releases of published bundles are stored already. */
const keptRelease = ({ release }: ReadyApplication, at: string): Write[] =>
  release.bundle.startsWith(singleItemCode('')) ? [keepRelease(release, at)] : [];

/** 测试件 have series of their own, so that no real number is used up and nobody takes theirs for a real one (THG-16). */
const TRIAL_PREFIX = '测';

/** 受理号: region + day + six digits. 办件编号: 实施编码 + day + four digits (standards.md 1.2). Series per day; never reused. */
async function takeCaseNumbers(
  db: Parameters<typeof takeNumbers>[0],
  ready: ReadyApplication,
  { today, isTrial }: { today: string; isTrial: boolean },
): Promise<{ receiptNo: string; strands: Record<string, string> }> {
  const prefix = isTrial ? TRIAL_PREFIX : '';
  const day = today.replaceAll('-', '');
  const strands = ready.plan.nodes.filter((node) => node.node !== 'check');
  const receipt = `${prefix}receipt/${ready.region}/${day}`;
  const seriesOf = (node: (typeof strands)[number]) => `${prefix}strand/${node.taskCode ?? node.item}/${day}`;
  const wanted = new Map([[receipt, 1], ...strands.map((node) => [seriesOf(node), 1] as const)]);
  const taken = await takeNumbers(db, wanted);
  return {
    receiptNo: `${prefix}${ready.region}${day}${String(taken.get(receipt)).padStart(6, '0')}`,
    strands: Object.fromEntries(
      strands.map((node) => [
        node.member,
        `${prefix}${node.taskCode ?? node.item}${day}${String(taken.get(seriesOf(node))).padStart(4, '0')}`,
      ]),
    ),
  };
}
