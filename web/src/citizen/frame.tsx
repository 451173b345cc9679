import type { ReactNode } from 'react';
import { useMe } from '../api/session.ts';
import { PageShell } from '../ui/page-shell.tsx';
import { words } from './strings.ts';

type Props = { title: string; width?: 'narrow' | 'wide'; children: ReactNode };

/** 门户页面: the citizen's shell with its navigation; what needs an account is offered to those who have one. */
export function CitizenPage({ title, width = 'wide', children }: Props) {
  const me = useMe().data;
  const nav = [
    { to: '/', label: words.nav.home },
    ...(me?.kind === 'citizen'
      ? [
          { to: '/citizen/cases', label: words.nav.cases },
          { to: '/citizen/licences', label: words.nav.licences },
        ]
      : []),
    { to: '/citizen/track', label: words.nav.track },
  ];
  return (
    <PageShell face="citizen" title={title} nav={nav} width={width}>
      {children}
    </PageShell>
  );
}
