import { ruleOf } from '@yijian/core/lint';
import type { Queryable } from '#platform';
import { nameOf } from '../definitions.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import {
  countIssues,
  type IssueCount,
  type IssueFilter,
  type IssueRow,
  listIssueRows,
  readCheck,
} from './issues.store.ts';

/** 问题清单 (CAT-06): one page with names, and what is open and closed by department and by rule. */
export type IssueList = {
  checkedAt: string | null;
  /** the catalogue changed since; the list follows within a minute */
  isBehind: boolean;
  issues: (IssueRow & { ruleTitle: string; source: string; mayExcept: boolean; name: string; ownerName: string })[];
  owners: { owner: string; name: string; blocked: number; warned: number; closed: number }[];
  rules: { rule: string; title: string; severity: 'block' | 'warn'; open: number; closed: number }[];
  next: number | null;
};

/** 问题清单: open or closed issues as filtered. */
export async function listIssues(db: Queryable, filter: IssueFilter): Promise<IssueList> {
  const published = await loadPublished(db);
  const rows = await listIssueRows(db, { ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  const counts = await countIssues(db);
  const { token, checkedAt } = await readCheck(db);
  const ownerName = (owner: string): string => published.byKind.authority.get(owner)?.definition.name ?? '全区共用';
  return {
    checkedAt,
    isBehind: token !== published.token,
    issues: page.map((row) => {
      const { title = row.rule, source = '', mayExcept = false } = ruleOf(row.rule) ?? {};
      return {
        ...row,
        ruleTitle: title,
        source,
        mayExcept,
        name: nameAt(row.place, published),
        ownerName: ownerName(row.owner),
      };
    }),
    owners: byOwner(counts).map((one) => ({ ...one, name: ownerName(one.owner) })),
    rules: byRule(counts),
    next: rows.length > filter.limit ? filter.offset + filter.limit : null,
  };
}

function nameAt(place: string, { byKind }: PublishedCatalogue): string {
  const [, kind = '', code = ''] = /^([A-Za-z]+):([^/]+)/.exec(place) ?? [];
  const found = Object.hasOwn(byKind, kind) ? byKind[kind as keyof typeof byKind].get(code) : undefined;
  return found === undefined ? code : nameOf(found.definition);
}

function byOwner(counts: readonly IssueCount[]): { owner: string; blocked: number; warned: number; closed: number }[] {
  const owners = new Map<string, { owner: string; blocked: number; warned: number; closed: number }>();
  for (const { owner, severity, open, closed } of counts) {
    const one = owners.get(owner) ?? { owner, blocked: 0, warned: 0, closed: 0 };
    one[severity === 'block' ? 'blocked' : 'warned'] += open;
    one.closed += closed;
    owners.set(owner, one);
  }
  return [...owners.values()].sort((one, other) => other.blocked - one.blocked || other.warned - one.warned);
}

function byRule(counts: readonly IssueCount[]): IssueList['rules'] {
  const rules = new Map<string, IssueList['rules'][number]>();
  for (const { rule, severity, open, closed } of counts) {
    const one = rules.get(rule) ?? { rule, title: ruleOf(rule)?.title ?? rule, severity, open: 0, closed: 0 };
    one.open += open;
    one.closed += closed;
    rules.set(rule, one);
  }
  return [...rules.values()].sort((one, other) => other.open - one.open);
}
