import type { Queryable } from '#platform';
import { type CaseFact, openCaseStatuses, openStrandStatuses, type StrandFact } from './facts.ts';
import { scopePatterns as patterns, type Scope } from './reader.ts';

/** A row with the words it is shown with. */
export type NamedCase = CaseFact & {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  receivedAt: string;
  region: string;
};
export type NamedStrand = StrandFact & {
  caseId: string;
  member: string;
  receiptNo: string;
  bundleName: string;
  itemName: string;
  region: string;
  caseStatus: string;
};

/** `$1` holds the prefixes as patterns (`scopePatterns`). */
const inScope = (column = 'region') => `${column} like any($1::text[])`;
const caseColumns = `case_id as "caseId", region, receipt_no as "receiptNo", bundle, bundle_name as "bundleName", channel, status, outcome, received_at as "receivedAt",
  received_on as "receivedOn", receipt_due as "receiptDue", accepted_on as "acceptedOn", bundle_due as "bundleDue", concluded_on as "concludedOn", deemed, supplements, 1 as count`;
const strandColumns = `case_id as "caseId", region, member, receipt_no as "receiptNo", bundle_name as "bundleName", item_name as "itemName", authority, status, case_status as "caseStatus",
  started_on as "startedOn", planned_due as "plannedDue", promised_due as "promisedDue", finished_on as "finishedOn", 1 as count`;

export async function listOpenCases(db: Queryable, { regions }: Scope): Promise<NamedCase[]> {
  const { rows } = await db.query(
    `select ${caseColumns} from cases.v_case where status = any($2::text[]) and ${inScope()}`,
    [patterns(regions), openCaseStatuses],
  );
  return rows;
}

export async function listOpenStrands(db: Queryable, { regions }: Scope): Promise<NamedStrand[]> {
  const { rows } = await db.query(
    `select ${strandColumns} from cases.v_strand where status = any($2::text[]) and case_status = any($3::text[]) and ${inScope()}`,
    [patterns(regions), openStrandStatuses, openCaseStatuses],
  );
  return rows;
}

/** Cases that ended since a day, those alike counted together. */
export async function countEndedCases(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<CaseFact[]> {
  const { rows } = await db.query(
    `select null as "caseId", bundle, channel, status, outcome, min(received_on) as "receivedOn", null as "receiptDue", accepted_on as "acceptedOn", bundle_due as "bundleDue",
            concluded_on as "concludedOn", deemed, supplements, count(*)::int as count
     from cases.v_case where concluded_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and ${inScope()}
     group by bundle, channel, status, outcome, accepted_on, bundle_due, concluded_on, deemed, supplements`,
    [patterns(regions), since],
  );
  return rows;
}

/** Strands that ended since a day, those alike counted together; of open cases too. */
export async function countEndedStrands(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<StrandFact[]> {
  const { rows } = await db.query(
    `select null as "caseId", null as member, authority, status, started_on as "startedOn", planned_due as "plannedDue", promised_due as "promisedDue",
            finished_on as "finishedOn", count(*)::int as count
     from cases.v_strand where finished_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and ${inScope()}
     group by authority, status, started_on, planned_due, promised_due, finished_on`,
    [patterns(regions), since],
  );
  return rows;
}

/** Names of the bundles that cases were opened for, the latest wording. */
export async function bundleNames(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<Map<string, string>> {
  const { rows } = await db.query(
    `select distinct on (bundle) bundle, bundle_name as name from cases.v_case
     where (status = any($2::text[]) or concluded_at >= ($3::date::timestamp at time zone 'Asia/Shanghai')) and ${inScope()} order by bundle, received_at desc`,
    [patterns(regions), openCaseStatuses, since],
  );
  return new Map(rows.map((row) => [row.bundle, row.name]));
}

export type CaseFilter = Scope & {
  bundle: string | null;
  status: string | null;
  channel: string | null;
  authority: string | null;
  openOnly: boolean;
  /** concluded in this month, `YYYY-MM` */
  month: string | null;
};

/** One page of cases, newest first, after the case `after`. */
export async function pageCases(
  db: Queryable,
  by: CaseFilter,
  page: { after: string | null; limit: number },
): Promise<NamedCase[]> {
  const { rows } = await db.query(
    `select ${caseColumns} from cases.v_case c
     where ${inScope('c.region')} and ($2::text is null or bundle = $2) and ($3::text is null or status = $3) and ($4::text is null or channel = $4)
       and ($5::text is null or exists (select from cases.v_strand s where s.case_id = c.case_id and s.authority = $5))
       and (not $6 or status = any($7::text[]))
       and ($10::text is null or (concluded_at >= ($10 || '-01')::date::timestamp at time zone 'Asia/Shanghai'
            and concluded_at < (($10 || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai'))
       and ($8::uuid is null or (received_at, case_id) < (select b.received_at, b.case_id from cases.v_case b where b.case_id = $8))
     order by received_at desc, case_id desc limit $9`,
    [
      patterns(by.regions),
      by.bundle,
      by.status,
      by.channel,
      by.authority,
      by.openOnly,
      openCaseStatuses,
      page.after,
      page.limit,
      by.month,
    ],
  );
  return rows;
}

export async function strandsOf(db: Queryable, caseIds: readonly string[]): Promise<NamedStrand[]> {
  const { rows } = await db.query(`select ${strandColumns} from cases.v_strand where case_id = any($1::uuid[])`, [
    caseIds,
  ]);
  return rows;
}

export type StoredEvent = {
  caseId: string;
  seq: number;
  type: string;
  member: string | null;
  at: string;
  actor: string;
  data: Record<string, unknown>;
};
const eventColumns = 'case_id as "caseId", seq, type, member, at, actor, data';

export async function eventsOf(db: Queryable, caseId: string, { regions }: Scope): Promise<StoredEvent[]> {
  const { rows } = await db.query(
    `select ${eventColumns} from cases.v_case_event where case_id = $2 and ${inScope()} order by seq`,
    [patterns(regions), caseId],
  );
  return rows;
}

/** Events of these types in these cases: what a finding points at. */
export async function pointedEvents(
  db: Queryable,
  caseIds: readonly string[],
  types: readonly string[],
): Promise<StoredEvent[]> {
  const { rows } = await db.query(
    `select ${eventColumns} from cases.v_case_event where case_id = any($1::uuid[]) and type = any($2::text[]) order by case_id, seq`,
    [caseIds, types],
  );
  return rows;
}

/** Cases with a second supplement or a deemed acceptance, received since a day or still open. */
export async function listIrregularCases(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<NamedCase[]> {
  const { rows } = await db.query(
    `select ${caseColumns} from cases.v_case where (supplements > 1 or deemed) and (status = any($2::text[]) or received_on >= $3) and ${inScope()} order by received_at desc limit 500`,
    [patterns(regions), openCaseStatuses, since],
  );
  return rows;
}

/** Strands decided after their promised day, since a day. */
export async function listLateDecisions(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<NamedStrand[]> {
  const { rows } = await db.query(
    `select ${strandColumns} from cases.v_strand
     where finished_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and finished_on > promised_due and ${inScope()} order by finished_at desc limit 500`,
    [patterns(regions), since],
  );
  return rows;
}

export async function ratingFigures(db: Queryable, { regions, since }: Scope & { since: string }) {
  const { rows } = await db.query(
    `select count(*)::int as count, round(avg(grade), 2)::float8 as average, count(*) filter (where grade <= 2)::int as bad
     from ratings.v_rating where not excluded and rated_on >= $2 and ${inScope()}`,
    [patterns(regions), since],
  );
  const invited = await db.query(
    `select count(*)::int as invited, count(*) filter (where rated)::int as rated from ratings.v_invitation where concluded_on >= $2 and ${inScope()}`,
    [patterns(regions), since],
  );
  return {
    ...(rows[0] as { count: number; average: number | null; bad: number }),
    ...(invited.rows[0] as { invited: number; rated: number }),
  };
}

/** Rectifications: open, overdue, closed; and of the named ones how many were both followed up and closed (EVA-03). */
export async function rectificationFigures(
  db: Queryable,
  { regions, today, since }: Scope & { today: string; since: string },
) {
  const { rows } = await db.query(
    `select count(*) filter (where closed_at is null)::int as open, count(*) filter (where due < $2)::int as overdue,
            count(*) filter (where closed_on >= $3)::int as closed, count(*) filter (where contactable and opened_on >= $3)::int as named,
            count(*) filter (where contactable and opened_on >= $3 and followed_up and closed_at is not null)::int as "namedDone"
     from workorders.v_workorder where type = 'rectification' and ${inScope()}`,
    [patterns(regions), today, since],
  );
  return rows[0] as { open: number; overdue: number; closed: number; named: number; namedDone: number };
}

/** Strands of a period for the indicators, those alike counted together: received, ended, or overdue while running. */
export type PeriodStrand = {
  authority: string;
  item: string;
  itemName: string;
  channel: string;
  bundle: string;
  decidingRegion: string;
  /** handed over at a counter */
  collected: boolean;
  status: string;
  receivedOn: string;
  startedOn: string | null;
  promisedDue: string | null;
  finishedOn: string | null;
  count: number;
};
export async function countPeriodStrands(
  db: Queryable,
  { regions, from, to }: Scope & { from: string; to: string },
): Promise<PeriodStrand[]> {
  const { rows } = await db.query(
    `select authority, item, max(item_name) as "itemName", channel, bundle, deciding_region as "decidingRegion", collected, status, received_on as "receivedOn", started_on as "startedOn", promised_due as "promisedDue",
            finished_on as "finishedOn", count(*)::int as count
     from cases.v_strand
     where ${inScope()} and received_at < (($3::date + 1)::timestamp at time zone 'Asia/Shanghai')
       and (finished_at is null or finished_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') or received_on >= $2)
     group by authority, item, channel, bundle, deciding_region, collected, status, received_on, started_on, promised_due, finished_on`,
    [patterns(regions), from, to],
  );
  return rows;
}

/** Everything that the fold of events must equal, page by page in case order. */
export async function pageStates(
  db: Queryable,
  after: string | null,
  limit: number,
): Promise<{ caseId: string; state: unknown }[]> {
  const { rows } = await db.query(
    'select case_id as "caseId", state from cases.v_state where ($1::uuid is null or case_id > $1) order by case_id limit $2',
    [after, limit],
  );
  return rows;
}

/** Events of many cases in order. */
export async function pageEvents(db: Queryable, caseIds: readonly string[]): Promise<StoredEvent[]> {
  const { rows } = await db.query(
    `select ${eventColumns} from cases.v_case_event where case_id = any($1::uuid[]) order by case_id, seq`,
    [caseIds],
  );
  return rows;
}
