import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { leaveForProvince, type MyAccount, readAccount, unbindProvince } from '../../api/account.ts';
import { useMe } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { whenWords } from '../cases/when-words.ts';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { words as dataWords } from './strings.ts';
import styles from './account.module.css';
import { RelyingPartyList } from './relying-party-list.tsx';

const text = words.account;

/** 我的账号: who one is here, the ways to sign in, and the applications that open without signing in again. */
export default function AccountPage() {
  const me = useMe().data;
  const isKnown = me !== undefined && me.kind !== 'visitor';
  const found = useQuery({ queryKey: ['account'], queryFn: readAccount, enabled: isKnown });
  const account = found.data;
  return (
    <CitizenPage isPersonal title={text.title}>
      <h1>{text.title}</h1>
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && isKnown && <LoadingBlock />}
      {account && (
        <div className={styles.page}>
          <Section title={text.person}>
            <dl className={styles.facts}>
              <dt>{text.name}</dt>
              <dd>{account.name}</dd>
              <dt>{text.idNumber}</dt>
              <dd>{account.idNumber}</dd>
              <dt>{text.mobile}</dt>
              <dd>{account.mobile}</dd>
            </dl>
          </Section>
          <WaysToSignIn account={account} isStaff={me?.kind === 'staff'} onChange={() => void found.refetch()} />
          <RelyingPartyList />
          {me?.kind === 'citizen' && (
            <Section title={dataWords.title}>
              <p>{dataWords.lead}</p>
              <PageLink to="/citizen/account">{dataWords.title}</PageLink>
            </Section>
          )}
        </div>
      )}
    </CitizenPage>
  );
}

type WaysProps = { account: MyAccount; isStaff: boolean; onChange: () => void };

function WaysToSignIn({ account, isStaff, onChange }: WaysProps) {
  const { isConnected, name, boundAt } = account.province;
  const [isAsking, setAsking] = useState(false);
  const leaving = useWrite(() => leaveForProvince('/me'));
  const unbinding = useWrite((_: null, key) => unbindProvince(key), {
    onDone: () => {
      setAsking(false);
      onChange();
    },
  });
  const state = boundAt === null ? text.unbound : text.bound(whenWords(boundAt));
  return (
    <Section title={text.ways}>
      <dl className={styles.facts}>
        <dt>{name ?? words.login.province}</dt>
        <dd>
          {isConnected ? state : text.notConnected}
          {isConnected && boundAt === null && (
            <div className={styles.act}>
              <Button loading={leaving.isBusy} onClick={() => void leaving.run(null)}>
                {text.bind}
              </Button>
              <p className="secondary">{text.bindHint}</p>
              <Problem problem={leaving.problem} />
            </div>
          )}
          {isStaff && boundAt !== null && (
            <div className={styles.act}>
              <Button onClick={() => setAsking(true)}>{text.unbind}</Button>
              <Problem problem={unbinding.problem} />
            </div>
          )}
        </dd>
        <dt>{text.password}</dt>
        <dd>{account.hasPassword ? text.hasPassword : text.noPassword}</dd>
      </dl>
      {isAsking && (
        <ConfirmDialog
          title={text.unbind}
          effect={text.unbindEffect}
          confirm={text.unbind}
          isBusy={unbinding.isBusy}
          onConfirm={() => void unbinding.run(null)}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
