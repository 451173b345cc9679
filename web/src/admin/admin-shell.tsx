import type { ReactNode } from 'react';
import { PageShell } from '../ui/page-shell.tsx';
import { StaffGate } from '../ui/staff-gate.tsx';
import { words } from './strings.ts';

const nav = [
  { to: '/admin', label: words.nav.bundles },
  { to: '/admin/catalogue', label: words.nav.catalogue },
  { to: '/admin/lint', label: words.nav.lint },
];

type Props = { title: string; width?: 'wide' | 'full'; children: ReactNode };

/** 编排页面框架: header with the three work places, content only for catalogue managers. */
export function AdminShell({ title, width, children }: Props) {
  return (
    <PageShell face="admin" title={title} nav={nav} width={width}>
      <StaffGate face="admin">{children}</StaffGate>
    </PageShell>
  );
}
