import { currentCalendar } from '#calendars';
import { getRelease } from '#bundles';
import { loadCatalogue } from '#catalogue';
import { findIssued } from '#licences';
import { shanghaiDay, type WorkCalendar } from '@yijian/core/calendar';
import type { Authority, BundleRelease, CasePlan } from '@yijian/core/contract';
import type { FieldValue } from '@yijian/core/forms';
import { type Actor, coversBundle, type Environment } from '#platform';
import type { StoredCaseEvent } from '../case-state.ts';
import { type CaseRecord, findCase, listEvents, listNotes, listPersonal } from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';
import { postServes } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';

/** A case with everything its views are made from. `values` and `notes` are decrypted; views show only what their reader may see. */
export type ReadCase = {
  record: CaseRecord;
  plan: CasePlan;
  release: BundleRelease;
  calendar: WorkCalendar;
  now: string;
  today: string;
  events: (StoredCaseEvent & { eventId: string })[];
  values: Record<string, FieldValue>;
  notes: Map<string, string>;
  /** authorities as they are called today; a strand may have been dispatched anew */
  authorities: ReadonlyMap<string, Authority>;
  /** items as they are published today */
  items: Awaited<ReturnType<typeof loadCatalogue>>['items'];
};

/** Reads a case for a reader who passed `mayRead`; anybody else gets the same answer as for a case that does not exist. */
export async function readCase(
  env: Environment,
  caseId: string,
  mayRead: (record: CaseRecord) => boolean,
): Promise<ReadCase> {
  const record = await findCase(env.db, caseId);
  if (!record || !mayRead(record)) throw refusals.caseNotFound.with();
  const plan = (await loadPlans(env.db, [record.state])).get(caseId)!;
  const [release, calendar, events, personal, notes, now] = await Promise.all([
    getRelease(env.db, record.state.release),
    currentCalendar(env.db),
    listEvents(env.db, caseId),
    listPersonal(env.db, caseId),
    listNotes(env.db, caseId),
    env.now(),
  ]);
  const { authorities, items } = await loadCatalogue(env.db);
  const { keys } = await env.keys.load(env.db, [...new Set([...personal, ...notes].map((row) => row.subjectId))]);
  const open = (purpose: string, row: { subjectId: string; cipher: Buffer }) =>
    keys.has(row.subjectId) ? env.keys.decrypt(keys.get(row.subjectId)!, purpose, row.cipher) : null;
  return {
    record,
    plan,
    release: release!,
    calendar,
    authorities,
    items,
    now,
    today: shanghaiDay(now),
    events,
    values: {
      ...Object.assign({}, ...personal.map((row) => open(`personal|${caseId}`, row) ?? {})),
      ...(await outputsOf(env, record, release!)),
    },
    notes: new Map(
      notes.map((row) => [
        row.noteId,
        (open(`note|${caseId}`, row) as { text: string } | null)?.text ?? '(已按规定删除)',
      ]),
    ),
  };
}

/** 前一个事项的办理结果 (FRM-02): values of fields that are printed on the licence of a member that was granted in this case. */
async function outputsOf(
  env: Environment,
  { state }: CaseRecord,
  release: BundleRelease,
): Promise<Record<string, FieldValue>> {
  const wanted = release.fields.flatMap((field) =>
    field.sources.flatMap((source) => (source.kind === 'output' ? [{ key: field.key, source }] : [])),
  );
  const found = await Promise.all(
    release.members.map(async ({ id, item }) => {
      const decision = state.strands[id]?.decision;
      const sought = wanted.filter(({ source }) => source.item === item.code);
      const printed =
        decision?.outcome === 'granted' && sought.length > 0 ? await findIssued(env, decision.id) : undefined;
      return sought.flatMap(({ key, source }) =>
        printed?.[source.attribute] ? [[key, printed[source.attribute]!] as const] : [],
      );
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Readers: the applicant, and staff with a post that the case concerns. */
export const isApplicant =
  (actor: Actor) =>
  (record: CaseRecord): boolean =>
    actor.kind === 'citizen' &&
    actor.principal?.id === record.head.principalId &&
    coversBundle(actor, record.state.bundle);
/** 收件岗: sees what was taken in at its own outlet or desk, and changes nothing. */
export const isReceiver =
  (actor: Actor) =>
  (record: CaseRecord): boolean =>
    actor.posts.some((post) => post.role === 'receiver' && postServes(post, record));
export const isCounter =
  (actor: Actor) =>
  (record: CaseRecord): boolean =>
    actor.posts.some((post) => post.role === 'counter' && postServes(post, record));
export const isSupervisor =
  (actor: Actor) =>
  (record: CaseRecord): boolean =>
    actor.posts.some((post) => post.role === 'supervisor' && record.head.region.startsWith(post.region));
export const isDepartmentOf =
  (actor: Actor, member: string) =>
  (record: CaseRecord): boolean =>
    actor.posts.some(
      (post) =>
        (post.role === 'reviewer' || post.role === 'decider') &&
        post.authority === record.state.strands[member]?.authority,
    );
