import type { Light } from '@yijian/core/calendar';
import type { Actor, Environment } from '#platform';
import { isOpenStrand, ownLight, type Reading, strandLight } from './facts.ts';
import { caseLight } from './figures.ts';
import { channelName } from '@yijian/core/channel';
import { statusNames } from './names.ts';
import { type CaseFilter, type NamedCase, type NamedStrand, pageCases, strandsOf } from './oversight.store.ts';
import { authorityNames, readingNow } from './read-board.ts';
import { scopeOf } from './reader.ts';

const PAGE = 50;
const CHUNK = 200;

export type OversightFilter = {
  light?: string;
  authority?: string;
  bundle?: string;
  status?: string;
  channel?: string;
  /** concluded in this month, `YYYY-MM` */
  month?: string;
  after?: string;
};
export type OversightCase = {
  caseId: string;
  receiptNo: string;
  bundle: string;
  bundleName: string;
  channel: string;
  channelName: string;
  status: string;
  statusName: string;
  receivedOn: string;
  bundleDue: string | null;
  concludedOn: string | null;
  light: Light;
  overdueDays: number;
  strands: {
    member: string;
    itemName: string;
    authorityName: string;
    status: string;
    due: string | null;
    light: Light;
  }[];
};

/** 监察办件列表: what stands behind the board's numbers, newest first; `next` continues it. Applicants do not appear. */
export async function listOversightCases(
  env: Environment,
  actor: Actor,
  filter: OversightFilter,
): Promise<{ rows: OversightCase[]; next: string | null }> {
  const found = await collectCases(env, actor, { ...filter, most: PAGE + 1 });
  return { rows: found.slice(0, PAGE), next: found.length > PAGE ? found[PAGE - 1]!.caseId : null };
}

/** Cases of a filter until there are `most` of them, newest first. */
export async function collectCases(
  env: Environment,
  actor: Actor,
  filter: OversightFilter & { most: number },
): Promise<OversightCase[]> {
  const reading = await readingNow(env);
  const nameOf = await authorityNames(env.db);
  const by: CaseFilter = {
    ...scopeOf(actor),
    bundle: filter.bundle ?? null,
    status: filter.status === 'open' ? null : (filter.status ?? null),
    channel: filter.channel ?? null,
    authority: filter.authority ?? null,
    month: filter.month ?? null,
    openOnly: filter.status === 'open' || filter.light !== undefined,
  };
  const found: OversightCase[] = [];
  for (let after = filter.after ?? null; ; ) {
    const cases = await pageCases(env.db, by, { after, limit: CHUNK });
    const strands = Map.groupBy(
      await strandsOf(
        env.db,
        cases.map((one) => one.caseId),
      ),
      (strand) => strand.caseId,
    );
    found.push(
      ...cases
        .map((one) => row(one, strands.get(one.caseId) ?? [], { reading, nameOf }))
        .filter(
          (one) => filter.light === undefined || lightsFor(one, by.authority, nameOf).includes(filter.light as Light),
        ),
    );
    after = cases.at(-1)?.caseId ?? null;
    if (found.length >= filter.most || cases.length < CHUNK) return found.slice(0, filter.most);
  }
}

/** Of one authority only its own strands count, as on the board; else the case's worst light. */
const lightsFor = (one: OversightCase, authority: string | null, nameOf: (code: string) => string): Light[] =>
  authority === null
    ? [one.light]
    : one.strands.filter((strand) => strand.authorityName === nameOf(authority)).map((strand) => strand.light);

function row(
  one: NamedCase,
  strands: readonly NamedStrand[],
  { reading, nameOf }: { reading: Reading; nameOf: (code: string) => string },
): OversightCase {
  const running = strands.filter(isOpenStrand);
  const overdue = [ownLight(one, reading), ...running.map((strand) => strandLight(strand, reading))].map(
    (light) => light.overdue,
  );
  return {
    caseId: one.caseId,
    receiptNo: one.receiptNo,
    bundle: one.bundle,
    bundleName: one.bundleName,
    channel: one.channel,
    channelName: channelName(one.channel),
    status: one.status,
    statusName: statusNames[one.status] ?? one.status,
    receivedOn: one.receivedOn,
    bundleDue: one.bundleDue,
    concludedOn: one.concludedOn,
    light: caseLight(one, running, reading),
    overdueDays: Math.max(0, ...overdue),
    strands: strands.map((strand) => ({
      member: strand.member,
      itemName: strand.itemName,
      authorityName: nameOf(strand.authority),
      status: strand.status,
      due: strand.plannedDue,
      light: strandLight(strand, reading).light,
    })),
  };
}
