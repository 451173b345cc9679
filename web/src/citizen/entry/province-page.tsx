import { useEffect, useRef, useState } from 'react';
import { dropFlow, readFlow } from '../../api/account.ts';
import { useSessionActions } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import styles from './entry.module.css';
import { words } from '../strings.ts';
import { useArriving } from './use-arriving.ts';

const text = words.login;

/** 从省里回来: hands the province's answer in, once, and goes on; or says what went wrong and how to begin again. */
export default function ProvincePage() {
  const arrive = useArriving();
  const { signInThroughProvince } = useSessionActions();
  const [kept] = useState(readFlow);
  const isSent = useRef(false);
  const entering = useWrite(async ({ flow, answer, back }: { flow: string; answer: string; back: string | null }) => {
    arrive(await signInThroughProvince(flow, answer), back);
  });
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    dropFlow();
    const answer = location.search;
    // The code is used up in a moment; it need not stay in the address bar or the history.
    history.replaceState(history.state, '', location.pathname);
    if (kept) void entering.run({ ...kept, answer });
  });
  const hasFailed = kept === null || entering.problem !== null;
  return (
    <CitizenPage title={hasFailed ? text.failed : text.comingTitle} width="narrow">
      <h1>{hasFailed ? text.failed : text.comingTitle}</h1>
      {!hasFailed && (
        <>
          <p className="secondary">{text.coming}</p>
          <LoadingBlock />
        </>
      )}
      {kept === null && (
        <div role="alert">
          <p>{text.lost}</p>
          <p>{text.lostHint}</p>
        </div>
      )}
      <Problem problem={entering.problem} />
      {hasFailed && (
        <p className={styles.again}>
          <PageLink to="/login" className="link-button">
            {text.again}
          </PageLink>
        </p>
      )}
    </CitizenPage>
  );
}
