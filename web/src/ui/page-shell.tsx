import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe, useSite } from '../api/session.ts';
import { ClockBar } from './clock-bar.tsx';
import { KioskWatch } from './kiosk-watch.tsx';
import { useHere, PageLink } from './navigation.tsx';
import styles from './page-shell.module.css';
import { PersonMenu } from './person-menu.tsx';
import { words } from './strings.ts';
import { type Density, themeFor } from './theme.ts';

export type NavEntry = { to: string; label: string; count?: number };
type Props = {
  /** which face this page belongs to: sets density, name and the home address of the header */
  face: 'citizen' | 'counter' | 'approver' | 'admin' | 'overseer';
  /** of the browser's tab, and read out on arrival */
  title: string;
  /** `count`: what waits there; shown when above 0 */
  nav?: readonly NavEntry[];
  /** `narrow`: one column of text; `full`: the whole window (work places with side panes) */
  width?: 'narrow' | 'wide' | 'full';
  children: ReactNode;
};

const csp = { nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '' };
const ELDER = 'yijian.elder';

/** 页面框架: header with the face's name and navigation, the person's menu, the demo's clock, footer; the page goes inside. */
export function PageShell({ face, title, nav = [], width = 'wide', children }: Props) {
  const me = useMe().data;
  const isKiosk = face === 'citizen' && (me?.terminal ?? null) !== null;
  const [density, toggleElder] = useDensity(face, isKiosk);
  const main = useArrival(title);
  const hall = useSite().data?.hall;
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(density)} csp={csp} button={{ autoInsertSpace: false }}>
      <a className={styles.skip} href="#main">
        {words.skip}
      </a>
      {me?.demo && !isKiosk && <ClockBar me={me} />}
      {isKiosk && <KioskWatch />}
      <header className={`${styles.header} no-print`}>
        <div className={`${styles.bar} ${styles[width]}`}>
          <PageLink to={homeOf(face, isKiosk)} className={styles.brand}>
            <img src="/icon.svg" alt="" width="32" height="32" />
            <span className={styles.product}>{words.product}</span>
            <span className={styles.faceName}>{hall?.name ?? words.motto}</span>
            {face !== 'citizen' && <span className={styles.faceTag}>{words.faces[face]}</span>}
          </PageLink>
          {nav.length > 0 && <MainNav nav={nav} />}
          <div className={styles.tools}>
            {face === 'citizen' && !isKiosk && (
              <button type="button" className={styles.tool} aria-pressed={density === 'elder'} onClick={toggleElder}>
                {density === 'elder' ? words.elderOff : words.elder}
              </button>
            )}
            <PersonMenu face={face} />
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={`${styles.main} ${styles[width]}`}>
        {children}
      </main>
      {face === 'citizen' && <Footer isKiosk={isKiosk} />}
    </ConfigProvider>
  );
}

/** 页脚: the promise of one standard on every channel, the hall, and what everybody may look up. */
function Footer({ isKiosk }: { isKiosk: boolean }) {
  const hall = useSite().data?.hall;
  return (
    <footer className={`${styles.footer} no-print`}>
      <p>{words.footer}</p>
      {hall && <p>{[hall.name, hall.address, hall.openHours, hall.phone].join(' · ')}</p>}
      {!isKiosk && (
        <p>
          <PageLink to="/citizen/lists">{words.publicLists}</PageLink>
        </p>
      )}
    </footer>
  );
}

const homeOf = (face: Props['face'], isKiosk: boolean): string => {
  if (isKiosk) return '/kiosk';
  return face === 'citizen' ? '/' : `/${face}`;
};

function MainNav({ nav }: { nav: readonly NavEntry[] }) {
  const here = useHere().split('?')[0] ?? '';
  // The longest address that the page lies beneath, so that `/counter` is not marked on `/counter/new`.
  const current = nav
    .map((entry) => entry.to)
    .filter((to) => here === to || here.startsWith(`${to}/`))
    .sort((a, b) => b.length - a.length)[0];
  return (
    <nav className={styles.nav} aria-label={words.menu}>
      {nav.map((entry) => (
        <PageLink key={entry.to} to={entry.to} aria-current={entry.to === current ? 'page' : undefined}>
          {entry.label}
          {entry.count ? <span className={styles.navCount}>{entry.count}</span> : null}
        </PageLink>
      ))}
    </nav>
  );
}

/** 长辈版 is remembered on this device; a device that forbids it simply starts in the standard size. */
function useDensity(face: Props['face'], isKiosk: boolean): [Density, () => void] {
  const [isElder, setElder] = useState(() => recall());
  const density: Density = face !== 'citizen' ? 'dense' : isElder || isKiosk ? 'elder' : 'roomy';
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  const toggle = (): void => {
    setElder(!isElder);
    try {
      localStorage.setItem(ELDER, isElder ? '' : '1');
    } catch {
      // Private windows may refuse; the size holds until the page is left.
    }
  };
  return [density, toggle];
}

function recall(): boolean {
  try {
    return localStorage.getItem(ELDER) === '1';
  } catch {
    return false;
  }
}

/** On arrival from another page of ours: title of the tab, and focus at the beginning of the content. */
function useArrival(title: string) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title]);
  useEffect(() => {
    const isInside = main.current?.contains(document.activeElement);
    if (history.length > 1 && !isInside && document.activeElement !== document.body)
      main.current?.focus({ preventScroll: true });
  }, []);
  return main;
}
