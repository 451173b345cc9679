import { facesOf, type Me } from '../../api/session.ts';
import { useGo } from '../../ui/navigation.tsx';
import { homeAfterSignIn, isOutsidePages } from './safe-back.ts';

/** 登录之后: goes where this person belongs, or back to where they came from; an application's request is the browser's to open. */
export function useArriving(): (me: Me, back: string | null) => void {
  const go = useGo();
  return (me, back) => {
    const home = homeAfterSignIn(facesOf(me)[0] ?? null, back);
    if (isOutsidePages(home)) location.assign(home);
    else go(home, { replace: true });
  };
}
