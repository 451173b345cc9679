import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listWaiting } from '../api/catalogue-life.ts';
import { useMe } from '../api/session.ts';
import { Redirect } from '../ui/navigation.tsx';
import { PageShell } from '../ui/page-shell.tsx';
import { StaffGate } from '../ui/staff-gate.tsx';
import { words } from './strings.ts';

type AdminRole = 'catalogueManager' | 'administrator';
const places: readonly { to: string; label: string; role: AdminRole }[] = [
  { to: '/admin', label: words.nav.bundles, role: 'catalogueManager' },
  { to: '/admin/catalogue', label: words.nav.catalogue, role: 'catalogueManager' },
  { to: '/admin/reviews', label: words.nav.reviews, role: 'catalogueManager' },
  { to: '/admin/levels', label: words.nav.levels, role: 'catalogueManager' },
  { to: '/admin/templates', label: words.nav.templates, role: 'catalogueManager' },
  { to: '/admin/exchange', label: words.nav.exchange, role: 'catalogueManager' },
  { to: '/admin/lint', label: words.nav.lint, role: 'catalogueManager' },
  { to: '/admin/issues', label: words.nav.issues, role: 'catalogueManager' },
  { to: '/admin/registers', label: words.nav.registers, role: 'catalogueManager' },
  { to: '/admin/exemptions', label: words.nav.exemptions, role: 'catalogueManager' },
  { to: '/admin/terminals', label: words.nav.terminals, role: 'catalogueManager' },
  { to: '/admin/posts', label: words.nav.posts, role: 'administrator' },
  { to: '/admin/status', label: words.nav.status, role: 'administrator' },
];

type Props = { title: string; width?: 'wide' | 'full'; post?: AdminRole; children: ReactNode };

/** 待审清单, asked once a minute for the number beside its menu entry. */
export const waitingQuery = { queryKey: ['reviews'], queryFn: listWaiting, staleTime: 60_000 } as const;

/** 编排页面框架: header with the work places of one's posts; who holds none for this page is led to the own one. */
export function AdminShell({ title, width, post = 'catalogueManager', children }: Props) {
  const roles = new Set(useMe().data?.posts.map((post) => post.role));
  const waiting = useQuery({ ...waitingQuery, enabled: roles.has('catalogueManager') });
  const forMe = waiting.data?.reviews.filter((review) => !review.mine).length ?? 0;
  const nav = places
    .filter((place) => roles.size === 0 || roles.has(place.role))
    .map((place) => ({ ...place, count: place.to === '/admin/reviews' ? forMe : 0 }));
  const own = nav[0];
  const isElsewhere = roles.size > 0 && !roles.has(post) && own !== undefined;
  return (
    <PageShell face="admin" title={title} nav={nav} width={width}>
      {isElsewhere ? <Redirect to={own.to} /> : <StaffGate face="admin">{children}</StaffGate>}
    </PageShell>
  );
}
