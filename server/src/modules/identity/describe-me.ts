import { shanghaiDay } from '@yijian/core/calendar';
import { maskName } from '@yijian/core/identifiers';
import type { Actor, Environment, Queryable } from '#platform';
import { findPostsOf } from './accounts.store.ts';
import { findActingFor } from './mandates.store.ts';
import { personNames } from './person-facts.ts';
import { csrfTokenOf, sessionLimits } from './sessions.ts';

/** 可代表的主体: self first, then organisations; `bundles` null = every bundle, `endsOn` the last day of a mandate. */
export type Principal = {
  kind: 'person' | 'organisation';
  id: string;
  name: string;
  capacity: 'self' | 'legalRepresentative' | 'mandate';
  bundles: string[] | null;
  endsOn: string | null;
};

/** 我: who is signed in, as what, and for whom they may act. A visitor has kind `visitor` and nothing else. */
export type Me = {
  kind: Actor['kind'];
  person: { id: string; name: string; maskedName: string } | null;
  principals: Principal[];
  /** null for staff, and for citizens whose mandate ended: choose again */
  principal: Principal | null;
  posts: {
    id: string;
    authority: string;
    role: string;
    region: string;
    name: string;
    standIn: string;
    hall: string | null;
  }[];
  csrfToken: string | null;
  /** code of the registered kiosk at which somebody looks; null everywhere else */
  terminal: string | null;
  idleMinutes: number | null;
  demo: boolean;
};

/** 读取本人信息 for the faces' frame. The person's own name is shown to the person only. */
export async function getMe(env: Environment, actor: Actor, sessionToken: string | null): Promise<Me> {
  const { demo } = env.config;
  if (!actor.personId || (actor.kind !== 'citizen' && actor.kind !== 'staff'))
    return {
      kind: 'visitor',
      person: null,
      principals: [],
      principal: null,
      posts: [],
      csrfToken: null,
      terminal: actor.terminal ?? null,
      idleMinutes: null,
      demo,
    };
  const name = (await personNames(env.db, env.keys, [actor.personId])).get(actor.personId) ?? '';
  const today = shanghaiDay(await env.now());
  const principals =
    actor.kind === 'citizen' ? await findPrincipals(env.db, { personId: actor.personId, name, today }) : [];
  const posts =
    actor.kind === 'staff'
      ? (await findPostsOf(env.db, actor.personId)).filter((post) => post.endsOn === null || today <= post.endsOn)
      : [];
  return {
    kind: actor.kind,
    person: { id: actor.personId, name, maskedName: maskName(name) },
    principals,
    principal: principals.find((one) => one.id === actor.principal?.id && one.capacity === actor.capacity) ?? null,
    posts: posts.map(({ postId, authority, role, region, name: title, standIn, hall }) => ({
      id: postId,
      authority,
      role,
      region,
      name: title,
      standIn,
      hall,
    })),
    csrfToken: sessionToken === null ? null : csrfTokenOf(sessionToken),
    terminal: actor.terminal ?? null,
    idleMinutes: sessionLimits[actor.kind].idleMinutes,
    demo,
  };
}

async function findPrincipals(
  db: Queryable,
  { personId, name, today }: { personId: string; name: string; today: string },
): Promise<Principal[]> {
  const self: Principal = { kind: 'person', id: personId, name, capacity: 'self', bundles: null, endsOn: null };
  const organisations = await findActingFor(db, personId, today);
  return [
    self,
    ...organisations.map(
      (one): Principal => ({
        kind: 'organisation',
        id: one.organisationId,
        name: one.name,
        capacity: one.capacity,
        bundles: one.bundles,
        endsOn: one.endsOn,
      }),
    ),
  ];
}

/** 代办范围: whether the actor may act for its principal in this bundle on this business day; self and 法定代表人 always may. */
export async function mayActInBundle(
  db: Queryable,
  actor: Actor,
  { bundle, today }: { bundle: string; today: string },
): Promise<boolean> {
  if (!actor.principal || !actor.personId) return false;
  if (actor.capacity !== 'mandate') return true;
  const organisations = await findActingFor(db, actor.personId, today);
  return organisations.some(
    (one) => one.organisationId === actor.principal?.id && (one.bundles === null || one.bundles.includes(bundle)),
  );
}
