import type { ReactNode } from 'react';
import { useMe } from '../api/session.ts';
import { PageShell } from './page-shell.tsx';
import { StaffGate } from './staff-gate.tsx';
import { staffWords } from './staff-strings.ts';

const words = { nav: staffWords.approverNav };

const nav = [
  { to: '/approver', label: words.nav.queue },
  { to: '/approver/led', label: words.nav.led },
  { to: '/overseer/workorders', label: words.nav.workorders },
];

/** Only deciders may confirm limits. */
const limits = { to: '/approver/limits', label: words.nav.limits };

/** 审批页面框架: content only for those who review or decide. */
export function ApproverShell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageShell face="approver" title={title} nav={useApproverNav()}>
      <StaffGate face="approver">{children}</StaffGate>
    </PageShell>
  );
}

/** 审批导航: the same wherever an officer goes, beside the work orders and the limits, too. */
export function useApproverNav(): { to: string; label: string }[] {
  const decides = useMe().data?.posts.some((post) => post.role === 'decider') ?? false;
  return decides ? [...nav, limits] : nav;
}
