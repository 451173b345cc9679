import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { keepCsrfToken, read, write } from './client.ts';

/** 办事主体 Principal: for whom the person acts: self, or an organisation (法定代表人、委托). */
export type Principal = {
  kind: 'person' | 'organisation';
  id: string;
  name: string;
  capacity: 'self' | 'legalRepresentative' | 'mandate';
};

/** 岗位 Post of a member of staff in an authority; `name` is its title. */
export type Post = {
  id: string;
  authority: string;
  authorityName?: string;
  role: string;
  region: string;
  name?: string;
  hall?: string | null;
};

/**
 * 当前用户 Me: who looks at the page. `principals` and `principal` are of citizens (`principal` null: choose again), `posts` of
 * staff, `hall` the hall that answers for this site.
 */
export type Me = {
  kind: 'visitor' | 'citizen' | 'staff';
  person: { id: string; name: string; maskedName: string } | null;
  principals: Principal[];
  principal: Principal | null;
  posts: Post[];
  csrfToken: string | null;
  /** code of the registered kiosk that this browser is */
  terminal: string | null;
  idleMinutes?: number | null;
  demo: boolean;
};

/** 站点: the hall that answers for it. */
export type Site = {
  hall: { name: string; address: string; openHours: string; phone: string } | null;
  /** name of the provincial identity system one may sign in through; null: none is connected */
  province: string | null;
};

/** 演示账号: shown only where the server says so. */
export type DemoLogin = { login: string; password: string; name: string; face: string; note: string };

/** 业务时钟: `today` is the day on which deadlines count; `offsetMinutes` is set in tests and demonstrations only. */
export type Clock = { now: string; today: string; demo: boolean; offsetMinutes: number };

export const meKey = ['me'] as const;
export const clockKey = ['clock'] as const;

export async function readMe(): Promise<Me> {
  const me = await read<Me>('/api/me');
  keepCsrfToken(me.csrfToken);
  return me;
}

export const meQuery = { queryKey: meKey, queryFn: readMe, staleTime: 5 * 60_000 };

/** 当前用户, kept for the whole visit; signing in or out replaces it. */
export function useMe(): UseQueryResult<Me> {
  return useQuery(meQuery);
}

/** 业务时钟 of the server; the browser's own date is never shown. */
export function useClock(): UseQueryResult<Clock> {
  return useQuery({ queryKey: clockKey, queryFn: () => read<Clock>('/api/clock'), staleTime: 60_000 });
}

/** 站点信息, the same for everybody. */
export function useSite(): UseQueryResult<Site> {
  return useQuery({ queryKey: ['site'], queryFn: () => read<Site>('/api/site'), staleTime: Number.POSITIVE_INFINITY });
}

export const readDemoLogins = (): Promise<DemoLogin[]> => read<DemoLogin[]>('/api/demo-logins');

/** Everything but who one is: read again after that changed. */
const isOfThePerson = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => queryKey[0] !== meKey[0];

/** Calls that change who one is: everything read before belongs to somebody else and is dropped. */
export function useSessionActions() {
  const cache = useQueryClient();
  const start = async (): Promise<Me> => {
    const me = await readMe();
    cache.setQueryData(meKey, me);
    cache.removeQueries({ type: 'inactive', predicate: isOfThePerson });
    await cache.resetQueries({ predicate: isOfThePerson });
    return me;
  };
  return {
    /** who one is was changed by another call (an account was closed) */
    refresh: start,
    signIn: async (login: string, password: string): Promise<Me> => {
      await write('POST', '/api/sign-in', { login, password });
      return start();
    },
    /** the province's answer, as it stands in the address; once */
    signInThroughProvince: async (flow: string, answer: string): Promise<Me> => {
      await write('POST', '/api/province-sign-in', { flow, answer });
      return start();
    },
    signOut: async (): Promise<Me> => {
      await write('POST', '/api/sign-out', {});
      return start();
    },
    actFor: async (principal: Pick<Principal, 'kind' | 'id'>): Promise<Me> => {
      await write('POST', '/api/act-for', { kind: principal.kind, id: principal.id });
      return start();
    },
    advanceClock: async (minutes: number, key: string): Promise<void> => {
      await write('POST', '/api/clock/advance', { minutes }, key);
      await cache.invalidateQueries();
    },
  };
}

/** Roles that open a staff face. A face is shown to those who hold one of its roles. */
const faceRoles: Record<string, readonly string[]> = {
  counter: ['counter', 'receiver', 'issuer'],
  approver: ['reviewer', 'decider'],
  admin: ['catalogueManager', 'administrator'],
  overseer: ['supervisor'],
};

/** Faces that this person may use, in the order of the menu. */
export function facesOf(me: Me): string[] {
  if (me.kind !== 'staff') return [];
  const roles = new Set(me.posts.map((post) => post.role));
  return Object.keys(faceRoles).filter((face) => faceRoles[face]?.some((role) => roles.has(role)));
}
