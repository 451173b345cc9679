import { lightOf, shanghaiDay, type WorkCalendar } from '@yijian/core/calendar';
import { currentCalendar } from '#calendars';
import { getOrganisation, getPersonFacts } from '#identity';
import type { Actor, Environment } from '#platform';
import { workorderActions } from './actions.ts';
import { notePurpose } from './change-workorder.ts';
import { isHandler, mayRead, maySeeRater } from './judge-reader.ts';
import { refusals } from './refusals.ts';
import { findingNames, statusNameOf, titleOf, workorderTypes } from './types.ts';
import { missingSteps, type StoredWorkorderEvent, type WorkorderState } from './workorder-state.ts';
import { findWorkorder, listEvents, listNotes, listWorkorders, type Contact } from './workorders.store.ts';

type Clock = { calendar: WorkCalendar; today: string };
const clockNow = async (env: Environment): Promise<Clock> => ({
  calendar: await currentCalendar(env.db),
  today: shanghaiDay(await env.now()),
});

/** 工单列表: a department its own, the supervisor and the hall those of their regions. No rater, no case. */
export async function listMyWorkorders(
  env: Environment,
  actor: Actor,
  by: { type: string | null; status: string | null },
) {
  const clock = await clockNow(env);
  const supervised = actor.posts
    .filter((post) => post.role === 'supervisor' || post.role === 'counter')
    .map((post) => post.region.replace(/(00)+$/, ''));
  const own = [...new Set(actor.posts.map((post) => post.authority))];
  const seesAll = supervised.length > 0;
  const records = await listWorkorders(env.db, {
    ...by,
    authorities: seesAll ? null : own,
    regions: seesAll ? supervised : [''],
  });
  return records.filter(({ state }) => mayRead(actor, state)).map(({ state }) => workorderRow(state, clock));
}

/** One line of the list; `overdue` in working days. */
function workorderRow(state: WorkorderState, { calendar, today }: Clock) {
  const light =
    state.due === null
      ? { light: 'grey' as const, remaining: 0, overdue: 0 }
      : lightOf(calendar, { start: state.since, due: state.due, today });
  return {
    id: state.workorderId,
    number: state.number,
    kind: state.type,
    kindName: workorderTypes[state.type].zh,
    title: titleOf(state),
    status: state.status,
    statusName: statusNameOf(state),
    authority: state.authority,
    authorityName: state.authorityName,
    openedAt: state.openedAt,
    dueOn: state.due,
    ...light,
    named: state.contactable,
    escalations: state.escalatedDues.length,
    closedAt: state.closedAt,
    outcome: state.outcome,
  };
}

/** 工单详情: what it is about, what happened, what the reader may do. The rater appears only to those who may see them (T18). */
export async function viewWorkorder(env: Environment, workorderId: string, actor: Actor) {
  const record = await findWorkorder(env.db, workorderId);
  if (!record || !mayRead(actor, record.state)) throw refusals.notFound.with();
  const { state, contact } = record;
  const [clock, events, notes] = [
    await clockNow(env),
    await listEvents(env.db, workorderId),
    await readNotes(env, workorderId),
  ];
  const rater = maySeeRater(actor, state);
  return {
    ...workorderRow(state, clock),
    facts: state.facts,
    text: state.noteId === null ? null : (notes.get(state.noteId) ?? null),
    finding: state.finding,
    findingName: state.finding && findingNames[state.finding],
    candidates: state.candidates,
    missing: state.closedAt === null ? missingSteps(state) : [],
    caseId: rater || !workorderTypes[state.type].hidesRater ? state.caseId : null,
    steps: workorderTypes[state.type].steps,
    source: workorderTypes[state.type].source,
    contact: rater && contact && !isHandler(actor, state) ? await contactOf(env, contact) : null,
    days: workorderTypes[state.type].days,
    timeline: events.map((event) => ({
      ...shownEvent(event, notes),
      ...(event.seq === 1 ? { title: workorderTypes[state.type].opened } : {}),
    })),
    actions: workorderActions(actor, state),
    seq: state.seq,
  };
}

/** Whom to call, for the hall and the supervisor only. */
async function contactOf(env: Environment, contact: Contact): Promise<{ name: string; mobile: string | null }> {
  if (contact.kind === 'person') {
    const { name, mobile } = await getPersonFacts(env.db, env.keys, contact.id);
    return { name, mobile };
  }
  const organisation = await getOrganisation(env.db, contact.id);
  const { mobile } = await getPersonFacts(env.db, env.keys, organisation.legalRepresentativeId);
  return { name: organisation.name, mobile };
}

async function readNotes(env: Environment, workorderId: string): Promise<Map<string, string>> {
  const rows = await listNotes(env.db, workorderId);
  const key = (await env.keys.load(env.db, [workorderId])).keys.get(workorderId);
  const text = (cipher: Buffer) =>
    key ? (env.keys.decrypt(key, notePurpose(workorderId), cipher) as { text: string }).text : '(已按规定删除)';
  return new Map(rows.map((row) => [row.noteId, text(row.cipher)]));
}

const titles: Readonly<Record<string, string>> = {
  'workorder.assigned': '改派承办部门',
  'workorder.signed': '已签收',
  'workorder.verified': '已核实，开始整改',
  'workorder.explained': '已核实，作出解释',
  'workorder.appealed': '申请复核',
  'workorder.appeal-upheld': '复核成立，不计入统计',
  'workorder.appeal-rejected': '复核不成立，继续整改',
  'workorder.completed': '已答复：做了什么',
  'workorder.sent-back': '监督人员退回重办',
  'workorder.reopened': '回访不满意，重新整改',
  'workorder.followed-up': '回访满意',
  'workorder.escalated': '逾期，已督办',
  'workorder.fulfilled': '变更后的事项已经公开',
  'workorder.closed': '监督人员确认办结',
};

function shownEvent(event: StoredWorkorderEvent, notes: Map<string, string>) {
  const noteId = event.type === 'workorder.opened' ? null : ((event.data.noteId as string | undefined) ?? null);
  return {
    seq: event.seq,
    at: event.at,
    type: event.type,
    title: titles[event.type] ?? event.type,
    text: noteId === null ? null : (notes.get(noteId) ?? null),
    due: (event.data.due as string | undefined) ?? null,
  };
}
