import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { listBundles, previewBundle, readBundle } from '../api/bundles.ts';
import { openCounterApplication } from '../api/counter.ts';
import { useWrite } from '../api/use-write.ts';
import { useGo, useQueryText } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { guessKind, readNumber, tidyNumber } from './applicant-number.ts';
import { type Applicant, ApplicantSection } from './applicant-section.tsx';
import { BundleSection } from './bundle-section.tsx';
import { CounterShell } from './counter-shell.tsx';
import styles from './counter.module.css';
import { startScript } from './intake-script.ts';
import { type AnswerValue, validAnswers } from './question-element.ts';
import { ScriptPanel } from './script-panel.tsx';
import { SendNotice } from './send-notice.tsx';
import { SituationSection } from './situation-section.tsx';
import { startBlock } from './start-block.ts';
import { words } from './strings.ts';

/** 新收件: who, what, which situation; asked in that order on one screen, then the form opens. */
export default function StartPage() {
  return (
    <CounterShell title={words.intakeTitle}>
      <Start />
    </CounterShell>
  );
}

function Start() {
  const go = useGo();
  const [applicant, setApplicant] = useState<Applicant>({ number: '', kind: 'person', agent: '' });
  const [code, setCode] = useState<string | null>(useQueryText('bundle'));
  const [typed, setTyped] = useState<Readonly<Record<string, AnswerValue>>>({});
  const bundles = useQuery({ queryKey: ['bundles'], queryFn: () => listBundles(), staleTime: 60_000 });
  const { bundle, preview, shown } = useSituation(code, typed);
  const start = useWrite(openCounterApplication, {
    onDone: ({ applicationId }) => go(`/counter/applications/${applicationId}`),
  });
  const open = preview.data?.preview.pending ?? [];
  const blocked = startBlock({ applicant, bundle: bundle.data ?? null, open: preview.data ? open.length : null });
  const send = (): void => {
    if (blocked || !bundle.data) return;
    const agent = tidyNumber(applicant.agent);
    void start.run({
      bundle: bundle.data.code,
      answers: validAnswers(shown, typed),
      applicant:
        applicant.kind === 'person'
          ? { kind: 'person', idNumber: applicant.number }
          : { kind: 'organisation', uscc: applicant.number, ...(agent && { agentIdNumber: agent }) },
    });
  };
  return (
    <div className={styles.work}>
      <form
        className={styles.main}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <h1>{words.intakeTitle}</h1>
        <ApplicantSection applicant={applicant} onChange={setApplicant} />
        <BundleSection
          bundles={bundles.data ?? []}
          isLoading={bundles.isPending}
          audience={audienceOf(applicant)}
          chosen={code}
          onChoose={(next) => {
            setCode(next);
            setTyped({});
          }}
        />
        <SituationSection
          title={`3 ${words.steps.situation}`}
          questions={shown}
          open={open.length}
          typed={typed}
          hasBundle={code !== null}
          isLoading={code !== null && preview.isPending}
          onAnswer={(id, value) => setTyped((now) => ({ ...now, [id]: value }))}
        />
        <Problem problem={bundles.error ?? bundle.error ?? preview.error ?? start.problem} />
        <div className={styles.submitBar}>
          <Button type="primary" htmlType="submit" size="large" disabled={blocked !== null} loading={start.isBusy}>
            {words.start}
          </Button>
          <output className="secondary">
            {blocked ??
              (preview.data &&
                words.willDo(preview.data.preview.included.length, authoritiesOf(preview.data.preview.included)))}
          </output>
        </div>
      </form>
      <aside className={styles.side}>
        <ScriptPanel
          lines={startScript({ bundle: bundle.data ?? null, questions: open.map((question) => question.text) })}
        />
        {preview.data && open.length === 0 && (
          <SendNotice bundle={preview.data.preview.bundle} answers={preview.data.preview.answers} />
        )}
      </aside>
    </div>
  );
}

/** The questions that matter so far: those that were answered and those that may still change something. */
function useSituation(code: string | null, typed: Readonly<Record<string, AnswerValue>>) {
  const bundle = useQuery({ queryKey: ['bundle', code], queryFn: () => readBundle(code!), enabled: code !== null });
  const answers = validAnswers(bundle.data?.questions ?? [], typed);
  const preview = useQuery({
    queryKey: ['counter-preview', code, answers],
    queryFn: () => previewBundle(code!, answers),
    enabled: bundle.data !== undefined,
    placeholderData: (before) => (before?.preview.bundle === code ? keepPreviousData(before) : undefined),
  });
  const open = new Set(preview.data?.preview.pending.map((question) => question.id));
  const shown = (bundle.data?.questions ?? []).filter(
    (question) => open.has(question.id) || (typed[question.id] ?? null) !== null,
  );
  return { bundle, preview, shown };
}

const authoritiesOf = (members: readonly { authorityName: string }[]): number =>
  new Set(members.map((member) => member.authorityName)).size;

/** Which bundles this applicant may be offered; `null` while nobody is named. */
function audienceOf(applicant: Applicant): 'person' | 'enterprise' | null {
  if (readNumber(applicant.kind, applicant.number).state !== 'right') return null;
  return guessKind(applicant.number) === 'organisation' || applicant.kind === 'organisation' ? 'enterprise' : 'person';
}
