import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { listBundles } from '../../api/bundles.ts';
import { meKey, useMe } from '../../api/session.ts';
import { activateTerminal } from '../../api/terminals.ts';
import { useWrite } from '../../api/use-write.ts';
import { BundleCards } from '../home/bundle-cards.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { PageShell } from '../../ui/page-shell.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './kiosk.module.css';
import { words } from './strings.ts';

/** 自助终端首页: what can be done here, in big targets; a device that is not registered yet is activated here. */
export default function KioskPage() {
  const me = useMe();
  return (
    <PageShell face="citizen" title={words.title}>
      {me.isPending && <LoadingBlock />}
      <Problem problem={me.error} onRetry={() => void me.refetch()} />
      {me.data && (me.data.terminal === null ? <Activation /> : <Welcome />)}
    </PageShell>
  );
}

function Welcome() {
  const bundles = useQuery({ queryKey: ['bundles'], queryFn: () => listBundles(), staleTime: 5 * 60_000 });
  return (
    <div className={styles.page}>
      <h1>{words.welcome}</h1>
      <p className="secondary">{words.welcomeHint}</p>
      {bundles.isPending && <LoadingBlock lines={4} />}
      <Problem problem={bundles.error} onRetry={() => void bundles.refetch()} />
      {bundles.data && <BundleCards bundles={bundles.data} />}
      <ul className={styles.more}>
        <Target to="/citizen/track" title={words.track} hint={words.trackHint} />
        <Target to="/citizen/cases" title={words.mine} hint={words.mineHint} />
      </ul>
    </div>
  );
}

function Target({ to, title, hint }: { to: string; title: string; hint: string }) {
  return (
    <li>
      <PageLink to={to} className={styles.target}>
        <b>{title}</b>
        <span>{hint}</span>
      </PageLink>
    </li>
  );
}

const LETTERS = 12;

function Activation() {
  const cache = useQueryClient();
  const [activation, setActivation] = useState('');
  const [slip, setSlip] = useState<string | null>(null);
  const send = useWrite((code: string) => activateTerminal(code), {
    onDone: () => cache.invalidateQueries({ queryKey: meKey }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = activation.replaceAll(/[\s-]/g, '').toUpperCase();
    setSlip(code.length === LETTERS ? null : words.wrongLength);
    if (code.length === LETTERS) void send.run(code);
  };
  return (
    <form className={`${styles.page} ${styles.activation}`} onSubmit={submit}>
      <h1>{words.activateTitle}</h1>
      <p>{words.activateText}</p>
      <div>
        <label htmlFor="activation">{words.activation}</label>
        <Input
          id="activation"
          autoComplete="off"
          maxLength={20}
          value={activation}
          onChange={(event) => setActivation(event.target.value)}
        />
      </div>
      {slip && <p role="alert">{slip}</p>}
      <Problem problem={send.problem} />
      <Button type="primary" htmlType="submit" loading={send.isBusy}>
        {words.activate}
      </Button>
    </form>
  );
}
