import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { agreeToRelyingParty, readRelyingParty } from '../../api/account.ts';
import { useMe } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './entry.module.css';

const text = words.consent;

/** 同意页: before an application is opened for the first time, in plain words what it gets. */
export default function ConsentPage() {
  const code = useQueryText('application') ?? '';
  const interaction = (useQueryText('interaction') ?? '').replace(/[^\w-]/g, '');
  const isKnown = useMe().data?.kind !== 'visitor';
  const found = useQuery({
    queryKey: ['relying-party', code],
    queryFn: () => readRelyingParty(code),
    enabled: isKnown,
  });
  const agreeing = useWrite((_: null, key) => agreeToRelyingParty(code, key), {
    onDone: () => location.assign(`/sso/interaction/${interaction}`),
  });
  const party = found.data;
  return (
    <CitizenPage isPersonal title={text.title} width="narrow">
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock />}
      {party && (
        <div className={styles.consent}>
          <h1>{text.heading(party.name)}</h1>
          <p>{text.lead(party.operator)}</p>
          <h2>{text.gets}</h2>
          <ul className={styles.gets}>
            {party.gets.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p>{text.never}</p>
          <p className="secondary">{text.once}</p>
          <div className={styles.choices}>
            <Button type="primary" size="large" loading={agreeing.isBusy} onClick={() => void agreeing.run(null)}>
              {text.agree}
            </Button>
            <Button size="large" href={`/sso/interaction/${interaction}/decline`}>
              {text.decline}
            </Button>
          </div>
          <Problem problem={agreeing.problem} />
        </div>
      )}
    </CitizenPage>
  );
}
