import type { ReactNode } from 'react';
import { facesOf, useMe } from '../api/session.ts';
import { Empty } from './empty.tsx';
import { LoadingBlock } from './loading-block.tsx';
import { PageLink, useHere } from './navigation.tsx';
import { Problem } from './problem.tsx';
import { staffWords } from './staff-strings.ts';

type Props = { face: string; children: ReactNode };

/** 岗位门: shows a work place to those who hold a post for it; others learn what to do. The server decides all the same. */
export function StaffGate({ face, children }: Props) {
  const me = useMe();
  const here = useHere();
  if (me.isError) return <Problem problem={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <LoadingBlock lines={5} />;
  if (me.data.kind !== 'staff') {
    return (
      <Empty
        title={staffWords.gateTitle}
        level={1}
        next={<PageLink to={`/login?back=${encodeURIComponent(here)}`}>{staffWords.gateSignIn}</PageLink>}
      >
        {staffWords.gateText}
      </Empty>
    );
  }
  if (!facesOf(me.data).includes(face)) {
    return (
      <Empty title={staffWords.noPostTitle} level={1}>
        {staffWords.noPostText}
      </Empty>
    );
  }
  return children;
}
