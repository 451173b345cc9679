import type { Random } from './ids.ts';

/** 行为人 Actor: who asks, in which capacity. `posts` only for staff acting as staff; `system` for timers and reactions. */
export type Actor = {
  kind: 'visitor' | 'citizen' | 'staff' | 'system';
  accountId: string | null;
  personId: string | null;
  /** the subject the person acts for: self or an organisation (decisions.md 10) */
  principal: { kind: 'person' | 'organisation'; id: string } | null;
  /** how the person may act for the principal */
  capacity: 'self' | 'legalRepresentative' | 'mandate' | null;
  /** the bundles that a mandate is limited to; null = all of the principal's. Only with the capacity `mandate` */
  bundles?: readonly string[] | null;
  posts: readonly Post[];
  sessionId: string | null;
  /** code of the registered kiosk that the request comes from */
  terminal?: string;
};
/**
 * 岗位角色. `receiver` 收件岗: takes applications in at a bank outlet or a hotline desk and follows those; accepting them is for the
 * 综合窗口 (`counter`). `administrator`: gives and ends posts.
 */
export type PostRole =
  | 'counter'
  | 'receiver'
  | 'reviewer'
  | 'decider'
  | 'catalogueManager'
  | 'supervisor'
  | 'issuer'
  | 'administrator';
/** `hall`: the hall whose 综合窗口 or 综合出件 this is; null = a post of the authority itself. */
export type Post = { id: string; authority: string; role: PostRole; region: string; hall: string | null };

export const visitor: Actor = {
  kind: 'visitor',
  accountId: null,
  personId: null,
  principal: null,
  capacity: null,
  posts: [],
  sessionId: null,
};
export const systemActor: Actor = { ...visitor, kind: 'system' };

/** 代办范围: whether the actor may act for its principal in this bundle; a mandate that names bundles covers those only. */
export const coversBundle = (actor: Actor, bundle: string): boolean =>
  actor.capacity !== 'mandate' || actor.bundles === null || (actor.bundles ?? []).includes(bundle);

/** 行为人编号 as journal, events and records keep it: the account, else what kind of actor it was. Never a name. */
export const actorRef = (actor: Actor): string => actor.accountId ?? actor.kind;

/** Who may issue a command: citizens, any staff with one of the roles, the system itself, or anyone. */
export type Permission = { citizen?: true; visitor?: true; system?: true; posts?: readonly PostRole[] };

export function isPermitted(permission: Permission, actor: Actor): boolean {
  if (actor.kind === 'system') return permission.system === true;
  if (permission.visitor) return true;
  if (actor.kind === 'citizen') return permission.citizen === true;
  if (actor.kind !== 'staff') return false;
  return (permission.posts ?? []).some((role) => actor.posts.some((post) => post.role === role));
}

/** Time, ids and randomness of one command (decisions.md 9). */
export type Context = {
  /** business instant, ISO UTC: the database's clock plus the business offset */
  now: string;
  /** business day in Asia/Shanghai */
  today: string;
  newId: () => string;
  random: Random;
};
