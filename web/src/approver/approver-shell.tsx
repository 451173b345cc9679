import type { ReactNode } from 'react';
import { PageShell } from '../ui/page-shell.tsx';
import { StaffGate } from '../ui/staff-gate.tsx';
import { words } from './strings.ts';

const nav = [
  { to: '/approver', label: words.nav.queue },
  { to: '/overseer/workorders', label: words.nav.workorders },
];

/** 审批页面框架: content only for those who review or decide. */
export function ApproverShell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageShell face="approver" title={title} nav={nav}>
      <StaffGate face="approver">{children}</StaffGate>
    </PageShell>
  );
}
