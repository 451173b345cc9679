import Button from 'antd/es/button';
import { useEffect, useState } from 'react';
import { deleteApplication } from '../../api/applications.ts';
import { useWrite } from '../../api/use-write.ts';
import { ApplicationForm } from '../../ui/form/application-form.tsx';
import { isComplete } from '../../ui/form/open-fields.ts';
import { type ApplicationState, useApplication } from '../../ui/form/use-application.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Redirect, useGo, usePathPart, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Steps } from '../bundle/steps.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './application.module.css';
import { Findings } from './findings.tsx';
import { PendingQuestions } from './pending-questions.tsx';

const text = words.application;

/** 填写申请: the form with what is known filled in; every change is saved; missing things are listed only when asked for. */
export default function ApplicationPage() {
  const id = usePathPart('applicationId');
  const state = useApplication(id);
  const [isAsked, setAsked] = useState(useQueryText('check') === '1');
  const { application } = state;
  useArriveAtAnchor(application !== undefined);
  return (
    <CitizenPage isPersonal title={application ? `${application.bundleName} ${text.title}` : text.title}>
      {application?.status === 'submitted' && application.caseId && (
        <Redirect to={`/citizen/cases/${application.caseId}`} />
      )}
      <Steps at={2} />
      <Problem problem={state.loadProblem} onRetry={state.reload} />
      {state.isLoading && <LoadingBlock lines={8} />}
      {application && (
        <>
          <h1>{application.bundleName}</h1>
          {application.staleSince && (
            <output className={styles.note}>
              <b>{text.stale}：</b>
              {application.staleSince.message}
            </output>
          )}
          {(application.unavailable?.length ?? 0) > 0 && <output className={styles.note}>{text.unavailable}</output>}
          <PendingQuestions application={application} />
          {isAsked && <Findings application={application} />}
          <ApplicationForm state={state} showsMissing={isAsked} />
          <Foot state={state} onMissing={() => setAsked(true)} />
        </>
      )}
    </CitizenPage>
  );
}

function Foot({ state, onMissing }: { state: ApplicationState; onMissing: () => void }) {
  const go = useGo();
  const { application } = state;
  const review = async (): Promise<void> => {
    await state.settled();
    onMissing();
    if (application && isComplete(application)) go(`/citizen/applications/${application.applicationId}/review`);
    else window.scrollTo({ top: 0 });
  };
  return (
    <div className={styles.foot}>
      <Button type="primary" size="large" onClick={() => void review()}>
        {text.toReview}
      </Button>
      <Button onClick={() => go('/citizen/cases')}>{text.leave}</Button>
      <span className="secondary">{text.leaveHint}</span>
      {application && <Discard id={application.applicationId} />}
    </div>
  );
}

/** 删除草稿: asked once more, in place. */
function Discard({ id }: { id: string }) {
  const go = useGo();
  const [isAsking, setAsking] = useState(false);
  const discard = useWrite((_: null, key) => deleteApplication(id, key), {
    onDone: () => go('/citizen/cases', { replace: true }),
  });
  if (!isAsking) {
    return (
      <button type="button" className={styles.quiet} onClick={() => setAsking(true)}>
        {text.discard}
      </button>
    );
  }
  return (
    <div className={styles.confirm} role="alertdialog" aria-label={text.discard}>
      <p>{text.discardAsk}</p>
      <Button danger loading={discard.isBusy} onClick={() => void discard.run(null)}>
        {text.discardYes}
      </Button>
      <Button onClick={() => setAsking(false)}>{text.cancel}</Button>
      <Problem problem={discard.problem} />
    </div>
  );
}

/** Change links of the review page name a field: once the form is there, go to it. */
function useArriveAtAnchor(isThere: boolean): void {
  useEffect(() => {
    const anchor = decodeURIComponent(location.hash.slice(1));
    const target = isThere && anchor ? document.getElementById(anchor) : null;
    target?.scrollIntoView({ block: 'center' });
    (target?.matches('input, textarea, select')
      ? target
      : target?.querySelector<HTMLElement>('input, textarea, select, button')
    )?.focus({ preventScroll: true });
  }, [isThere]);
}
