import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type RelyingPartyCard, listRelyingParties, withdrawConsent } from '../../api/account.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { whenWords } from '../cases/when-words.ts';
import { words } from '../strings.ts';
import styles from './account.module.css';

const text = words.account;

/** 可以直接打开的应用: what each gets, and the way to take the consent back. */
export function RelyingPartyList() {
  const found = useQuery({ queryKey: ['relying-parties'], queryFn: listRelyingParties });
  const [leaving, setLeaving] = useState<RelyingPartyCard | null>(null);
  const withdrawing = useWrite((code: string, key) => withdrawConsent(code, key), {
    onDone: () => {
      setLeaving(null);
      void found.refetch();
    },
  });
  return (
    <Section title={text.applications} note={text.applicationsHint}>
      <Problem problem={found.error ?? withdrawing.problem} />
      {found.data?.length === 0 && <p className="secondary">{text.none}</p>}
      <ul className={styles.applications}>
        {found.data?.map((one) => (
          <li key={one.code}>
            <div className={styles.head}>
              <h3>{one.name}</h3>
              <span className="secondary">{one.operator}</span>
            </div>
            <p>{one.agreedAt === null ? text.wouldGet : text.agreed(whenWords(one.agreedAt))}</p>
            <ul>
              {one.gets.map((got) => (
                <li key={got}>{got}</li>
              ))}
            </ul>
            <div className={styles.buttons}>
              <Button type="primary" href={one.address} target="_blank" rel="noreferrer">
                {text.open}
              </Button>
              {one.agreedAt !== null && <Button onClick={() => setLeaving(one)}>{text.withdraw}</Button>}
            </div>
          </li>
        ))}
      </ul>
      {leaving && (
        <ConfirmDialog
          title={`${text.withdraw}：${leaving.name}`}
          effect={text.withdrawEffect}
          confirm={text.withdraw}
          isBusy={withdrawing.isBusy}
          onConfirm={() => void withdrawing.run(leaving.code)}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  );
}
