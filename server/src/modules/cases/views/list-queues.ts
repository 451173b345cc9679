import { currentCalendar } from '#calendars';
import { lightOf, shanghaiDay } from '@yijian/core/calendar';
import { loadCatalogue } from '#catalogue';
import { listFiles } from '#files';
import { type Actor, type Environment, sha256 } from '#platform';
import { shownApplicant } from './applicant-name.ts';
import { type CaseState, isSilent, type StrandState } from '../case-state.ts';
import {
  type CaseRecord,
  countStrands,
  findByReceipt,
  listCasesOf,
  listCounterCases,
  listStrands,
  type QueueRow,
} from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';
import { listConferrals } from '../confer/view-conferral.ts';
import { lightOfDues } from '../dues.ts';
import { postServes } from '../judge-actor.ts';
import { isApplicant } from './read-case.ts';
import { countFiles, receivedList } from './received-materials.ts';
import { refusals } from '../refusals.ts';
import { caseStatusNames, finalStrandStatuses, type StrandStatus, strandStatusNames } from '../state-table.ts';

const around = async (env: Environment) => {
  const now = await env.now();
  return { calendar: await currentCalendar(env.db), now, today: shanghaiDay(now) };
};
type Around = Awaited<ReturnType<typeof around>>;

/** 我的办件 of the acting subject. */
export async function listMyCases(env: Environment, actor: Actor) {
  if (!actor.principal) return [];
  const now = await around(env);
  return (await listCasesOf(env.db, actor.principal.id))
    .filter(isApplicant(actor))
    .map((record) => caseRow(record, now));
}

function caseRow({ state, head }: CaseRecord, now: Around) {
  const due = state.bundleDue;
  const light =
    due && state.concludedAt === null
      ? lightOf(now.calendar, { start: state.acceptedOn!, due, today: now.today })
      : { light: 'grey' as const, remaining: 0, overdue: 0 };
  const strands = Object.values(state.strands).filter((strand) => strand.status !== 'passed');
  return {
    caseId: state.caseId,
    receiptNo: state.receiptNo,
    bundle: state.bundle,
    bundleName: head.bundleName,
    status: state.status,
    statusName: caseStatusNames[state.status],
    outcome: state.outcome,
    channel: state.channel,
    trial: state.trial === true,
    receivedAt: state.receivedAt,
    receivedOn: state.receivedOn,
    receiptDue: state.receiptDue,
    bundleDue: due,
    ...light,
    done: strands.filter((strand) => finalStrandStatuses.includes(strand.status)).length,
    total: strands.length,
  };
}

const counterLists = {
  received: ['received'],
  supplementing: ['supplementing'],
  accepted: ['accepted'],
  toHandOver: ['accepted', 'concluded'],
  done: ['concluded', 'declined', 'withdrawn'],
} as const;
export type CounterList = keyof typeof counterLists;

/** 综窗队列 (ITK-02): cases of the clerk's region by list, with counts; people masked. */
export async function listCounterQueue(env: Environment, actor: Actor, by: { list: CounterList; found: string }) {
  const posts = actor.posts.filter((post) => ['counter', 'receiver', 'supervisor'].includes(post.role));
  const regions = widest(posts.map((post) => post.region));
  const now = await around(env);
  const read = async (list: CounterList) => {
    const records = await Promise.all(
      regions.map((region) => {
        const most = list === 'done' ? 200 : 1000;
        const toHandOver = list === 'toHandOver';
        return listCounterCases(env.db, { region, statuses: counterLists[list], found: by.found, toHandOver, most });
      }),
    );
    return records.flat().filter((record) => posts.some((post) => postServes(post, record)));
  };
  const lists = await Promise.all(
    (Object.keys(counterLists) as CounterList[]).map(async (list) => [list, await read(list)] as const),
  );
  const shown = Object.fromEntries(lists)[by.list]!;
  return {
    counts: Object.fromEntries(lists.map(([list, records]) => [list, records.length])),
    rows: await Promise.all(
      shown.map(async (record) => ({
        ...caseRow(record, now),
        applicant: await shownApplicant(env, record.head),
        points: Object.values(record.state.strands).reduce((sum, strand) => sum + strand.points.length, 0),
        silent: silentStrands(record.state),
      })),
    ),
  };
}

/** Regions that no other of them contains. */
const widest = (regions: readonly string[]): string[] =>
  [...new Set(regions)].filter((region, _, all) => !all.some((other) => other !== region && region.startsWith(other)));
const silentStrands = (state: CaseState) => Object.values(state.strands).filter(isSilent).length;

const departmentLists: Record<'incoming' | 'todo' | 'doing' | 'done', readonly StrandStatus[]> = {
  incoming: ['received'],
  todo: ['reviewing', 'deciding'],
  doing: ['waiting'],
  done: ['granted', 'denied', 'filed', 'declined', 'withdrawn', 'terminated'],
};
export type DepartmentList = keyof typeof departmentLists | 'dueSoon' | 'invited';

/** 审批工作台 (ENG-34): six lists with their counts, 协同邀请 among them; the most urgent first, what is done newest first and only counted otherwise. */
export async function listDepartmentQueue(env: Environment, actor: Actor, list: DepartmentList) {
  const posts = actor.posts.filter((post) => post.role === 'reviewer' || post.role === 'decider');
  const authorities = [...new Set(posts.map((post) => post.authority))];
  const now = await around(env);
  const { done: finished, ...open } = departmentLists;
  const asRow = (row: QueueRow) => strandRow(row, now);
  const rows = (await listStrands(env.db, { authorities, statuses: Object.values(open).flat() })).map(asRow);
  const doneCount = await countStrands(env.db, { authorities, statuses: finished });
  const done = list === 'done' ? await listStrands(env.db, { authorities, statuses: finished, newestFirst: true }) : [];
  const mine = (row: { status: StrandStatus; authority: string }) =>
    posts.some(
      (post) =>
        post.authority === row.authority &&
        (row.status === 'reviewing'
          ? post.role === 'reviewer'
          : row.status === 'deciding'
            ? post.role === 'decider'
            : true),
    );
  const invited = (await listConferrals(env, authorities, now)).map(conferralRow);
  const split = {
    incoming: rows.filter((row) => row.status === 'received' && row.caseStatus === 'received'),
    todo: rows.filter((row) => departmentLists.todo.includes(row.status) && mine(row)),
    doing: rows.filter((row) => row.status === 'waiting' || (departmentLists.todo.includes(row.status) && !mine(row))),
    done: done.map(asRow),
    dueSoon: rows.filter(
      (row) =>
        !row.trial && departmentLists.todo.includes(row.status) && (row.light === 'yellow' || row.light === 'red'),
    ),
  };
  const counts = {
    ...Object.fromEntries(Object.entries(split).map(([name, part]) => [name, part.length])),
    done: doneCount,
    invited: invited.length,
  };
  if (list === 'invited') return { counts, rows: invited.slice(0, 200) };
  const shown = split[list];
  return {
    counts,
    rows: await Promise.all(
      shown.slice(0, 200).map(async ({ head, ...row }) => ({ ...row, applicant: await shownApplicant(env, head) })),
    ),
  };
}

/** One invitation as a line of the list: no applicant, only whose question it is and until when. */
function conferralRow(one: Awaited<ReturnType<typeof listConferrals>>[number]) {
  const { state, head } = one.record;
  const strand = state.strands[one.member]!;
  return {
    caseId: state.caseId,
    member: one.member,
    conferralId: one.conferral.id,
    number: strand.number,
    itemName: one.itemName,
    bundleName: head.bundleName,
    receiptNo: state.receiptNo,
    applicant: '',
    askedBy: one.askedBy,
    trial: state.trial === true,
    authority: strand.authority,
    status: strand.status,
    caseStatus: state.status,
    statusName: strandStatusNames[strand.status],
    receivedAt: state.receivedAt,
    startedOn: null,
    due: one.conferral.due,
    receiptDue: null,
    finishedAt: null,
    light: one.light,
    remaining: one.remaining,
    overdue: one.overdue,
    urgency: urgency[one.light],
  };
}

const urgency = { red: 0, yellow: 1, green: 2, grey: 3 } as const;

function strandRow(row: QueueRow, now: Around) {
  const strand = row.state.strands[row.member] as StrandState;
  const running = strand.dues !== null && !finalStrandStatuses.includes(strand.status);
  const reading = running
    ? lightOfDues(now.calendar, { dues: strand.dues!, node: row.node, now: now.now })
    : { light: 'grey' as const, remaining: 0, overdue: 0 };
  return {
    caseId: row.caseId,
    member: row.member,
    number: strand.number,
    itemName: row.itemName,
    bundleName: row.head.bundleName,
    receiptNo: row.state.receiptNo,
    authority: strand.authority,
    trial: row.state.trial === true,
    status: strand.status,
    caseStatus: row.state.status,
    statusName: strandStatusNames[strand.status],
    receivedAt: row.state.receivedAt,
    startedOn: strand.dues?.startedOn ?? null,
    due: strand.dues?.planned ?? null,
    dueAt: strand.dues?.dueAt ?? null,
    receiptDue: row.state.receiptDue,
    finishedAt: strand.finishedAt,
    head: row.head,
    ...reading,
    urgency: urgency[reading.light],
  };
}

/** 受理号查询 (PRT-15): number and code together; a wrong pair is answered like an unknown one. Names nobody. */
export async function trackCase(env: Environment, by: { no: string; code: string }) {
  const record = await findByReceipt(env.db, by.no);
  if (!record || sha256(by.code.toUpperCase()) !== record.head.queryCodeHash) throw refusals.wrongQueryCode.with();
  const now = await around(env);
  const plan = (await loadPlans(env.db, [record.state])).get(record.caseId)!;
  const { authorities } = await loadCatalogue(env.db);
  const files = await listFiles(env.db, env.keys, { kind: 'case', id: record.caseId });
  return {
    ...caseRow(record, now),
    caseId: undefined,
    materials: receivedList(plan, record.state, countFiles(files)),
    strands: plan.nodes.map((node) => {
      const strand = record.state.strands[node.member]!;
      return {
        name: node.itemName,
        authorityName: authorities.get(node.authority)?.shortName ?? '',
        status: strand.status,
        statusName: strandStatusNames[strand.status],
        due: strand.dues?.planned ?? null,
      };
    }),
  };
}
