import type { ReactNode } from 'react';
import { PageShell } from '../ui/page-shell.tsx';
import { StaffGate } from '../ui/staff-gate.tsx';
import { words } from './strings.ts';

const nav = [
  { to: '/overseer', label: words.nav.board },
  { to: '/overseer/cases', label: words.nav.cases },
  { to: '/overseer/cards', label: words.nav.cards },
  { to: '/overseer/filings', label: words.nav.filings },
  { to: '/overseer/indicators', label: words.nav.indicators },
  { to: '/overseer/workorders', label: words.nav.workorders },
];

/** 监察页面框架: header with the work places, content only for supervisors. */
export function OverseerShell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageShell face="overseer" title={title} nav={nav}>
      <StaffGate face="overseer">{children}</StaffGate>
    </PageShell>
  );
}
