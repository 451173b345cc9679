import { shanghaiDay } from '@yijian/core/calendar';
import { type Actor, type Authenticated, type Environment, type Post, visitor } from '#platform';
import { findSession, type SessionRow, touchSession } from './accounts.store.ts';
import { csrfTokenOf, isAlive, isDueForTouch, tokenHash } from './sessions.ts';

const nobody: Authenticated = { actor: visitor, csrfToken: null };

/**
 * 认证: who presents this session token. Posts, mandates and the legal representative are read fresh for every request; a
 * citizen whose mandate ended keeps the session with `principal: null` until another one is chosen. An unknown or expired
 * token is a visitor. By `sessionId` an application asks for somebody who is signed in; that is no use of the session.
 */
export async function authenticate(
  env: Environment,
  by: { sessionToken: string | null } | { sessionId: string },
): Promise<Authenticated> {
  const sessionToken = 'sessionToken' in by ? by.sessionToken : null;
  if ('sessionToken' in by && sessionToken === null) return nobody;
  const session = await findSession(
    env.db,
    'sessionId' in by ? { sessionId: by.sessionId } : { tokenHash: tokenHash(sessionToken!) },
  );
  if (!session || !isAlive(session, session.nowMs)) return nobody;
  if (sessionToken !== null && isDueForTouch(session, session.nowMs))
    await touchSession(env.db, session.sessionId, new Date(session.nowMs).toISOString());
  const isTimed = session.mandate !== null || session.posts.some((post) => post.endsOn !== null);
  const today = isTimed ? shanghaiDay(await env.now()) : '';
  return { actor: actorOf(session, today), csrfToken: sessionToken === null ? null : csrfTokenOf(sessionToken) };
}

function actorOf(session: SessionRow, today: string): Actor {
  const holds = mayStillAct(session, today);
  return {
    kind: session.kind,
    accountId: session.accountId,
    personId: session.personId,
    principal: holds ? { kind: session.principalKind!, id: session.principalId! } : null,
    capacity: holds ? session.capacity : null,
    ...(holds && session.capacity === 'mandate' ? { bundles: bundlesOf(session, today) } : {}),
    posts: session.posts
      .filter((post) => post.endsOn === null || today <= post.endsOn)
      .map(({ endsOn: _, ...post }) => post as Post),
    sessionId: session.sessionId,
  };
}

/** What all mandates of today cover together; null when one of them is not limited. */
function bundlesOf({ mandates }: SessionRow, today: string): string[] | null {
  const valid = mandates.filter((mandate) => mandate.from <= today && today <= mandate.to);
  return valid.some((mandate) => mandate.bundles === null) ? null : valid.flatMap((mandate) => mandate.bundles!);
}

function mayStillAct(
  { capacity, principalId, personId, isRepresentative, mandate }: SessionRow,
  today: string,
): boolean {
  if (capacity === 'self') return principalId === personId;
  if (capacity === 'legalRepresentative') return isRepresentative;
  return capacity === 'mandate' && mandate !== null && mandate.from <= today && today <= mandate.to;
}
