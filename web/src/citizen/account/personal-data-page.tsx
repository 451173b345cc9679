import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type Closed, listMandates, listOpenings, type Mandate, revokeMandate } from '../../api/personal-data.ts';
import { useMe } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { whenWords } from '../cases/when-words.ts';
import { CitizenPage } from '../frame.tsx';
import styles from './personal-data.module.css';
import { CloseDialog } from './close-dialog.tsx';
import { words } from './strings.ts';

/** 账号与个人信息 (SEC-08): take away, who looked, consents and mandates, close the account. */
export default function PersonalDataPage() {
  const [closed, setClosed] = useState<Closed | null>(null);
  return (
    <CitizenPage isPersonal={closed === null} title={words.title}>
      {closed ? <Farewell closed={closed} /> : <Parts onClosed={setClosed} />}
    </CitizenPage>
  );
}

function Parts({ onClosed }: { onClosed: (closed: Closed) => void }) {
  const [isClosing, setClosing] = useState(false);
  return (
    <>
      <h1>{words.title}</h1>
      <p className="secondary">{words.lead}</p>
      <section className={styles.part} aria-label={words.export}>
        <h2>{words.export}</h2>
        <p>{words.exportText}</p>
        <a href="/api/my/data" download>
          {words.download}
        </a>
      </section>
      <Openings />
      <section className={styles.part} aria-label={words.consents}>
        <h2>{words.consents}</h2>
        <p>{words.consentsText}</p>
        <Mandates />
      </section>
      <section className={styles.part} aria-label={words.close}>
        <h2>{words.close}</h2>
        <p>{words.closeText}</p>
        <Button danger onClick={() => setClosing(true)}>
          {words.close}
        </Button>
      </section>
      {isClosing && <CloseDialog onClosed={onClosed} onClose={() => setClosing(false)} />}
    </>
  );
}

const useIsCitizen = (): boolean => useMe().data?.kind === 'citizen';

function Openings() {
  const found = useQuery({ queryKey: ['openings'], queryFn: listOpenings, enabled: useIsCitizen() });
  return (
    <section className={styles.part} aria-label={words.openings}>
      <h2>{words.openings}</h2>
      <p>
        {words.openingsText}
        <PageLink to="/citizen/readings">{words.readings}</PageLink>。
      </p>
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock />}
      {found.data?.length === 0 && <p className="secondary">{words.noOpenings}</p>}
      {found.data && found.data.length > 0 && (
        <DataList
          caption={words.openings}
          rows={found.data}
          rowKey={(row) => `${row.caseId}/${row.what}/${row.at}/${row.officer}`}
          columns={[
            { key: 'at', title: words.at, show: (row) => whenWords(row.at), sortBy: (row) => row.at },
            { key: 'who', title: words.who, show: (row) => `${row.authorityName} ${row.officer ?? ''}` },
            { key: 'what', title: words.what, show: (row) => `${row.bundleName}：${row.what}` },
            { key: 'why', title: words.why, show: (row) => row.purpose },
          ]}
        />
      )}
    </section>
  );
}

function Mandates() {
  const cache = useQueryClient();
  const queryKey = ['mandates'];
  const found = useQuery({ queryKey, queryFn: listMandates, enabled: useIsCitizen() });
  const revoke = useWrite(revokeMandate, { onDone: () => cache.invalidateQueries({ queryKey }) });
  return (
    <>
      <h3>{words.mandates}</h3>
      <Problem problem={found.error ?? revoke.problem} />
      {found.data?.length === 0 && <p className="secondary">{words.noMandates}</p>}
      <ul className={styles.list}>
        {found.data?.map((mandate: Mandate) => (
          <li key={mandate.mandateId}>
            <span>{words.mandateOf(mandate.organisation, mandate.agent)}</span>
            <span className="secondary">{words.mandateDays(mandate.from, mandate.to)}</span>
            {mandate.revokedAt ? (
              <span className="secondary">{words.revoked}</span>
            ) : (
              <Button size="small" loading={revoke.isBusy} onClick={() => void revoke.run(mandate.mandateId)}>
                {words.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Farewell({ closed }: { closed: Closed }) {
  return (
    <section className={styles.part}>
      <h1>{words.closed}</h1>
      <p>
        {closed.keptUntil
          ? words.closedUntil(closed.keptUntil)
          : closed.retention === 'nothing'
            ? words.closedNow
            : words.closedKept}
      </p>
      <PageLink to="/">{words.home}</PageLink>
    </section>
  );
}
