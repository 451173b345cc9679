import type { ReactNode } from 'react';
import { useNotices } from '../api/notices.ts';
import { useMe } from '../api/session.ts';
import { Redirect, useHere } from '../ui/navigation.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { words } from './strings.ts';

type Props = {
  title: string;
  width?: 'narrow' | 'wide';
  /** only for people who are signed in: everybody else signs in first and comes back */
  isPersonal?: boolean;
  children: ReactNode;
};

/** 门户页面: the citizen's shell with its navigation; what needs an account is offered to those who have one. */
export function CitizenPage({ title, width = 'wide', isPersonal = false, children }: Props) {
  const me = useMe().data;
  const unread = useNotices(me?.kind === 'citizen').data?.unread ?? 0;
  const here = useHere();
  const isSentAway = isPersonal && me?.kind === 'visitor';
  const nav = [
    { to: me?.terminal ? '/kiosk' : '/', label: words.nav.home },
    ...(me?.kind === 'citizen'
      ? [
          { to: '/citizen/cases', label: words.nav.cases },
          { to: '/citizen/licences', label: words.nav.licences },
          { to: '/citizen/notices', label: unread > 0 ? words.notices.count(unread) : words.notices.title },
        ]
      : []),
    { to: '/citizen/track', label: words.nav.track },
  ];
  return (
    <PageShell face="citizen" title={title} nav={nav} width={width}>
      {isSentAway ? <Redirect to={`/login?back=${encodeURIComponent(here)}`} /> : children}
    </PageShell>
  );
}
