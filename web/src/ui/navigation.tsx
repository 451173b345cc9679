import { Link, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';

type LinkProps = Omit<ComponentProps<'a'>, 'href'> & { to: string; children: ReactNode };

/** 链接 to a page of ours, by its whole address (query and anchor included): no reload, opens in a new tab as usual. */
export function PageLink({ to, children, ...rest }: LinkProps) {
  return (
    // Only the page itself is current; a section's menu marks what lies beneath it on its own.
    <Link {...(targetOf(to) as { to: '/' })} {...(rest as object)} preload="intent" activeOptions={{ exact: true }}>
      {children}
    </Link>
  );
}

/** 跳转: goes to an address of ours; `replace` leaves no entry behind in the history. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => void navigate({ ...targetOf(to), replace: options?.replace ?? false } as never);
}

/** The router wants path, query and anchor apart. */
function targetOf(address: string): { to: string; search: Record<string, string>; hash?: string } {
  const url = new URL(address, 'http://here');
  const hash = url.hash.slice(1);
  return { to: url.pathname, search: Object.fromEntries(url.searchParams), ...(hash && { hash }) };
}

/** A part of the address, e.g. `caseId` of `/counter/cases/$caseId`; empty when there is none. */
export function usePathPart(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** A value of the address's query as text; null when it is not there. */
export function useQueryText(name: string): string | null {
  const text = useRouterState({ select: (state) => state.location.searchStr });
  return new URLSearchParams(text).get(name);
}

/** Path and query of the page one is on, to come back to it. */
export function useHere(): string {
  return useRouterState({ select: (state) => state.location.pathname + state.location.searchStr });
}

/** 转到: sends the person on as soon as it is drawn, once, leaving no entry in the history. */
export function Redirect({ to }: { to: string }) {
  const go = useGo();
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    go(to, { replace: true });
  });
  return null;
}
