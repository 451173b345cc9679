import type { ReactNode } from 'react';
import { PageShell } from '../ui/page-shell.tsx';
import { StaffGate } from '../ui/staff-gate.tsx';
import { words } from './strings.ts';

const nav = [
  { to: '/counter', label: words.nav.queue },
  { to: '/counter/new', label: words.nav.intake },
];

/** 综窗页面框架: header with the two work places, content only for those who hold a counter post. */
export function CounterShell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PageShell face="counter" title={title} nav={nav}>
      <StaffGate face="counter">{children}</StaffGate>
    </PageShell>
  );
}
