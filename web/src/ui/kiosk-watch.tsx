import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { useMe, useSessionActions } from '../api/session.ts';
import styles from './kiosk-watch.module.css';
import { useGo, useHere } from './navigation.tsx';
import { words } from './strings.ts';

const IDLE_SECONDS = 60;
const ASK_SECONDS = 30;
const HOME = '/kiosk';
const signs = ['pointerdown', 'keydown', 'input'] as const;

/** 无人操作自动退出: a kiosk forgets whoever walked away: asks first, then signs out and empties what the browser kept. */
export function KioskWatch() {
  const left = useIdle();
  const go = useGo();
  const here = useHere();
  const me = useMe().data;
  const { signOut } = useSessionActions();
  const isOver = left <= 0;
  const isHome = here === HOME && me?.kind === 'visitor';
  const leave = useRef<() => Promise<void>>(async () => {});
  useEffect(() => {
    leave.current = async () => {
      sessionStorage.clear();
      localStorage.clear();
      // A line that is down must not keep somebody's pages on the screen.
      await signOut().catch(() => undefined);
      go(HOME, { replace: true });
    };
  });
  useEffect(() => {
    if (isOver && !isHome) void leave.current();
  }, [isOver, isHome]);
  if (isHome || isOver || left > ASK_SECONDS) return null;
  return (
    <div className={styles.ask} role="alertdialog" aria-label={words.kiosk.still}>
      <p className={styles.still}>{words.kiosk.still}</p>
      <p>{words.kiosk.leaving(left, me?.kind === 'citizen')}</p>
      <Button type="primary">{words.kiosk.stay}</Button>
    </div>
  );
}

/** Seconds until somebody who does nothing is signed out; every touch begins anew. */
function useIdle(): number {
  const whole = IDLE_SECONDS + ASK_SECONDS;
  const touched = useRef(0);
  const [left, setLeft] = useState(whole);
  useEffect(() => {
    touched.current = performance.now();
    const touch = (): void => {
      touched.current = performance.now();
      setLeft(whole);
    };
    for (const sign of signs) document.addEventListener(sign, touch, { capture: true, passive: true });
    const ticking = setInterval(() => {
      setLeft(Math.ceil(whole - (performance.now() - touched.current) / 1000));
    }, 1000);
    return () => {
      clearInterval(ticking);
      for (const sign of signs) document.removeEventListener(sign, touch, { capture: true });
    };
  }, [whole]);
  return left;
}
