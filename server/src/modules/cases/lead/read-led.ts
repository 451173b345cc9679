import { shiftDay } from '@yijian/core/calendar';
import { leadOf } from '#bundles';
import type { Actor, Environment, Queryable } from '#platform';
import { openUrging } from '../case-state.ts';
import { type CaseRecord, findCase } from '../cases.store.ts';
import type { CaseAction } from '../views/allowed-actions.ts';
import { caseCore } from '../views/case-view.ts';
import { describeEvent } from '../views/describe-event.ts';
import { around, type Around, caseRow, lightOfStrand } from '../views/list-queues.ts';
import { readCase, type ReadCase } from '../views/read-case.ts';
import { itemNameOf } from '../views/strand-view.ts';
import { describeUrgings } from './describe-urgings.ts';
import { listCasesUnder, listReleasesInUse } from './lead.store.ts';
import { officeCodes } from './urge-strand.ts';

/** Concluded cases stay in the list for so many days. */
const DAYS_SHOWN = 90;
const rank = { red: 0, yellow: 1, green: 2, grey: 3 } as const;

/** 牵头的件 (THG-09): cases of the bundles that the officer's authorities lead, the most urgent first; names no applicant. */
export async function listLedCases(env: Environment, actor: Actor, list: 'open' | 'done') {
  const now = await around(env);
  const since = shiftDay(now.today, -DAYS_SHOWN);
  const own = officeCodes(actor);
  const leads = await Promise.all(
    (await listReleasesInUse(env.db, { since })).map(async (one) => ({ one, lead: await leadOf(env.db, one) })),
  );
  const releases = leads.filter(({ lead }) => lead !== undefined && own.includes(lead)).map(({ one }) => one);
  const records = releases.length === 0 ? [] : await listCasesUnder(env.db, { releases, since });
  const open = records.filter(({ state }) => state.concludedAt === null);
  const done = records.filter(({ state }) => state.concludedAt !== null);
  const rows = (list === 'open' ? open : done).map((record) => ledRow(record, now));
  return {
    counts: { open: open.length, done: done.length },
    rows: (list === 'open' ? rows.toSorted((a, b) => rank[a.worst] - rank[b.worst]) : rows).slice(0, 200),
  };
}

/** `worst`: the most urgent light of the whole chain; `late`: how many strands are past their day. */
function ledRow(record: CaseRecord, now: Around) {
  const row = caseRow(record, now);
  const strands = Object.values(record.state.strands);
  const lights = strands.map((strand) => lightOfStrand(strand, now).light);
  const [worst = 'grey'] = [row.light, ...lights].toSorted((a, b) => rank[a] - rank[b]);
  return {
    ...row,
    worst,
    late: lights.filter((light) => light === 'red').length,
    urged: strands.filter(openUrging).length,
  };
}

/** 牵头部门 of a case: whether an office of the actor leads it. */
async function leads(db: Queryable, actor: Actor, record: CaseRecord): Promise<boolean> {
  const lead = await leadOf(db, record.state);
  return lead !== undefined && officeCodes(actor).includes(lead);
}

/**
 * 全链视图 (THG-09): every strand with its office, state, days and light, what was urged and answered, and the steps so far. No form,
 * no material, no opinion, no applicant: leading is not handling. Refuses `case-not-found` to everybody but the lead authority.
 */
export async function viewLedCase(env: Environment, caseId: string, actor: Actor) {
  const found = await findCase(env.db, caseId);
  const isLed = found !== undefined && (await leads(env.db, actor, found));
  const read = await readCase(env, caseId, () => isLed);
  const { strands, ...core } = caseCore(read);
  const lead = await leadOf(env.db, read.record.state);
  return {
    ...core,
    strands: await Promise.all(
      strands
        .filter(({ node }) => node !== 'check')
        .map(async (view) => ({
          member: view.member,
          number: view.number,
          itemName: view.itemName,
          authority: view.authority,
          authorityName: view.authorityName,
          isOwn: officeCodes(actor).includes(view.authority),
          status: view.status,
          statusName: view.statusName,
          holder: view.holder,
          waitingFor: view.waitingFor,
          startedOn: view.startedOn,
          finishedAt: view.finishedAt,
          due: view.due,
          stage: view.stage,
          urgings: await describeUrgings(env, read, read.record.state.strands[view.member]!),
          urge: urgeAction(read, view.member, lead),
        })),
    ),
    timeline: read.events.map((event) => ({
      at: event.at,
      title: describeEvent(event).title,
      item: event.member ? itemNameOf(read, event.member) : null,
    })),
  };
}

/** 催办: may be done, or why not. */
function urgeAction(read: ReadCase, member: string, lead: string | undefined): CaseAction {
  const strand = read.record.state.strands[member]!;
  const action = { name: 'urge', title: '催办', allowed: false };
  if (strand.authority === lead)
    return { ...action, because: '这是本部门自己的事项', remedy: '请从「我的工作」打开，直接办理' };
  if (strand.status !== 'reviewing' && strand.status !== 'deciding')
    return {
      ...action,
      because: strand.finishedAt ? '已经办完' : '还没有轮到这个部门办',
      remedy: strand.finishedAt ? '不用催办' : '请催办它前面的事项；窗口受理前由窗口负责',
    };
  if (openUrging(strand))
    return { ...action, because: '已经催办，正在等答复', remedy: '已经超期的，可以请监察人员督办' };
  return { ...action, allowed: true, because: null, remedy: null };
}
