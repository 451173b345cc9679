import type { ReactNode } from 'react';
import { useApproverNav } from '../../ui/approver-shell.tsx';
import { facesOf, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useHere } from '../../ui/navigation.tsx';
import { PageShell } from '../../ui/page-shell.tsx';
import { OverseerShell } from '../overseer-shell.tsx';
import { words } from '../strings.ts';

const HANDLING = new Set(['reviewer', 'decider', 'counter']);
const text = words.orders;

/** 工单页面框架: supervisors in their own place; departments and the hall, who handle work orders, in a plain one. */
export function OrderShell({ title, children }: { title: string; children: ReactNode }) {
  const me = useMe().data;
  const here = useHere();
  const approving = useApproverNav();
  if (!me || me.posts.some((post) => post.role === 'supervisor'))
    return <OverseerShell title={title}>{me ? children : <LoadingBlock lines={5} />}</OverseerShell>;
  const mayHandle = me.posts.some((post) => HANDLING.has(post.role));
  const face = facesOf(me).includes('approver') ? 'approver' : 'counter';
  return (
    <PageShell
      face={face}
      title={title}
      nav={
        face === 'approver'
          ? approving
          : [
              { to: '/counter', label: words.nav.counter },
              { to: '/overseer/workorders', label: words.nav.workorders },
            ]
      }
    >
      {mayHandle ? (
        children
      ) : (
        <Empty
          title={text.gateTitle}
          level={1}
          next={<PageLink to={`/login?back=${encodeURIComponent(here)}`}>{text.gateText}</PageLink>}
        />
      )}
    </PageShell>
  );
}
