import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type Application, submitApplication } from '../../api/applications.ts';
import { useWrite } from '../../api/use-write.ts';
import { SigningSection } from '../../ui/form/signing-section.tsx';
import { useApplication } from '../../ui/form/use-application.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, Redirect, useGo, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { Steps } from '../bundle/steps.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './application.module.css';
import { Findings, findingsIn } from './findings.tsx';
import { placeAddress } from './place-address.ts';
import { ReviewMaterials, ReviewPledges, ReviewSections } from './review-values.tsx';

const text = words.application;

/** 核对并提交: all values with source and users, then the declaration, then one button. */
export default function ReviewPage() {
  const id = usePathPart('applicationId');
  const state = useApplication(id);
  const { application } = state;
  return (
    <CitizenPage isPersonal title={text.reviewTitle}>
      {application?.status === 'submitted' && application.caseId && (
        <Redirect to={`/citizen/cases/${application.caseId}`} />
      )}
      <Steps at={3} />
      <Problem problem={state.loadProblem} onRetry={state.reload} />
      {state.isLoading && <LoadingBlock lines={8} />}
      {application && (
        <>
          <h1>
            {application.bundleName}：{text.reviewTitle}
          </h1>
          <p className="secondary">{text.reviewHint}</p>
          <ReviewSections application={application} />
          <ReviewMaterials application={application} />
          <ReviewPledges application={application} />
          <SigningSection state={state} />
          <Submit application={application} />
        </>
      )}
    </CitizenPage>
  );
}

function Submit({ application }: { application: Application }) {
  const go = useGo();
  const cache = useQueryClient();
  const [isDeclared, setDeclared] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const { applicationId, version } = application;
  const submit = useWrite((sent: { version: number }, key) => submitApplication(applicationId, sent.version, key), {
    onDone: (receipt) => {
      // The query code is told only once; the receipt page reads it from here.
      sessionStorage.setItem(`yijian.receipt.${receipt.caseId}`, JSON.stringify(receipt));
      void cache.invalidateQueries({ queryKey: ['cases'] });
      void cache.invalidateQueries({ queryKey: ['applications'] });
      go(`/citizen/cases/${receipt.caseId}/receipt`, { replace: true });
    },
    onProblem: () => void cache.invalidateQueries({ queryKey: ['application', applicationId] }),
  });
  const findings = findingsIn(application);
  if (findings.length > 0) {
    return (
      <>
        <Findings application={application} isReview />
        <p>
          <PageLink to={placeAddress(applicationId, findings.find(isOnForm)?.place ?? '')}>{text.backToFill}</PageLink>
        </p>
      </>
    );
  }
  const press = (): void => {
    setPressed(true);
    if (isDeclared) void submit.run({ version });
  };
  const brought = application.materials.filter((material) => material.kept?.is === 'brought').length;
  const count = application.preview.included.filter((member) => !application.optedOut.includes(member.id)).length;
  return (
    <Section title={text.declare}>
      <label className={styles.declare}>
        <input type="checkbox" checked={isDeclared} onChange={(event) => setDeclared(event.target.checked)} />
        <span>
          {text.declaration}
          {brought > 0 && text.broughtDeclaration(brought)}
        </span>
      </label>
      {isPressed && !isDeclared && (
        <p role="alert" className={styles.slip}>
          {text.declareFirst}
        </p>
      )}
      <div className={styles.foot}>
        <Button type="primary" size="large" loading={submit.isBusy} onClick={press}>
          {submit.isBusy ? text.submitting : text.submit}
        </Button>
        <PageLink to={`/citizen/applications/${applicationId}`}>{text.backToFill}</PageLink>
        <span className="secondary">{text.items(count)}</span>
      </div>
      <Problem problem={submit.problem} />
    </Section>
  );
}

const isOnForm = ({ place }: { place: string }): boolean => !place.startsWith('signature:');
