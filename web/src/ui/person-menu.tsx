import { Caret } from './caret.tsx';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { facesOf, type Me, useMe, useSessionActions } from '../api/session.ts';
import { PageLink, useGo, useHere } from './navigation.tsx';
import styles from './person-menu.module.css';
import { words } from './strings.ts';

/** 个人菜单: sign in; or name, for whom one acts (办事身份), the faces one may use, sign out. */
export function PersonMenu({ face }: { face: string }) {
  const me = useMe().data;
  const here = useHere();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: PointerEvent): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [isOpen]);
  if (!me) return <span className={styles.waiting} />;
  if (me.kind === 'visitor') {
    if (here.startsWith('/login')) return null;
    return (
      <PageLink to={`/login?back=${encodeURIComponent(here)}`} className={styles.signIn}>
        {words.signIn}
      </PageLink>
    );
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setOpen(false);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes the panel from anywhere inside it
    <div className={styles.box} ref={box} onKeyDown={onKey}>
      <button type="button" className={styles.opener} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <b>{me.person?.name}</b>
        {subtitle(me) && <span className={styles.as}>{subtitle(me)}</span>}
        <Caret />
      </button>
      {isOpen && <MenuPanel me={me} face={face} onClose={() => setOpen(false)} />}
    </div>
  );
}

function MenuPanel({ me, face, onClose }: { me: Me; face: string; onClose: () => void }) {
  const { signOut, actFor } = useSessionActions();
  const go = useGo();
  const others = facesOf(me).filter((name) => name !== face);
  const leave = async (): Promise<void> => {
    await signOut();
    onClose();
    go('/');
  };
  return (
    <div className={styles.panel}>
      {me.principals.length > 0 && (
        <fieldset className={styles.group}>
          <legend>{words.actForHint}</legend>
          {me.principals.map((principal) => (
            <label key={principal.id} className={styles.choice}>
              <input
                type="radio"
                name="principal"
                checked={me.principal?.id === principal.id && me.principal.kind === principal.kind}
                onChange={() => void actFor(principal).then(onClose)}
              />
              <span>
                {principal.name}
                <small>{words.capacities[principal.capacity]}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {me.posts.map((post) => (
        <p key={post.id} className={styles.post}>
          {post.name ?? post.authorityName}
        </p>
      ))}
      {others.map((name) => (
        <PageLink key={name} to={`/${name}`} className={styles.entry} onClick={onClose}>
          {words.faces[name]}
        </PageLink>
      ))}
      {me.kind === 'staff' && face !== 'citizen' && (
        <PageLink to="/" className={styles.entry} onClick={onClose}>
          {words.faces.citizen}
        </PageLink>
      )}
      <PageLink to="/me" className={styles.entry} onClick={onClose}>
        {words.account}
      </PageLink>
      <button type="button" className={styles.entry} onClick={() => void leave()}>
        {words.signOut}
      </button>
    </div>
  );
}

/** The person's own name needs no repeating when they act for themselves. */
function subtitle(me: Me): string | null {
  if (me.kind === 'staff') return me.posts[0]?.name ?? me.posts[0]?.authorityName ?? null;
  return me.principal && me.principal.kind === 'organisation' ? me.principal.name : null;
}
