import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type Application,
  type ApplicationFinding,
  checkApplication,
  putAnswers,
  submitApplication,
  type Submitted,
} from '../api/applications.ts';
import { newKey } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { shortLabels } from '../ui/form/open-fields.ts';
import { SigningSection } from '../ui/form/signing-section.tsx';
import { applicationKey, type ApplicationState, useApplication } from '../ui/form/use-application.ts';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { ShortcutHints } from '../ui/shortcut-hints.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { CounterShell } from './counter-shell.tsx';
import styles from './counter.module.css';
import { groupFields, openFindings } from './field-groups.ts';
import { FindingsPanel, showPlace } from './findings-panel.tsx';
import { FormSection } from './form-section.tsx';
import { intakeScript } from './intake-script.ts';
import { PledgeList } from '../ui/form/pledge-list.tsx';
import { MaterialsSection } from './materials-section.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import { ScriptPanel } from './script-panel.tsx';
import { SituationSummary } from './situation-summary.tsx';
import { words } from './strings.ts';

/** 收件: situation, form, materials, what is missing and the receipt, all on one screen. */
export default function IntakePage() {
  const applicationId = usePathPart('applicationId');
  return (
    <CounterShell title={words.intakeTitle}>
      <Intake key={applicationId} applicationId={applicationId} />
    </CounterShell>
  );
}

function Intake({ applicationId }: { applicationId: string }) {
  const state = useApplication(applicationId);
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const draft = state.application;
  if (!draft)
    return state.loadProblem ? (
      <Problem problem={state.loadProblem} onRetry={state.reload} />
    ) : (
      <LoadingBlock lines={8} />
    );
  if (submitted) return <ReceiptPanel draft={draft} submitted={submitted} />;
  if (draft.status === 'submitted' && draft.caseId) {
    return (
      <p className={styles.gone}>
        {words.draftGone} <PageLink to={`/counter/cases/${draft.caseId}`}>{words.openCase}</PageLink>
      </p>
    );
  }
  return <Draft draft={draft} state={state} onSubmitted={setSubmitted} />;
}

type Props = { draft: Application; state: ApplicationState; onSubmitted: (submitted: Submitted) => void };

function Draft({ draft, state, onSubmitted }: Props) {
  const [checked, setChecked] = useState<readonly ApplicationFinding[]>([]);
  const [isTried, setTried] = useState(false);
  const groups = useMemo(() => groupFields(draft.fields), [draft]);
  const findings = openFindings(draft, checked);
  const questions = draft.preview.pending.length;
  const isReady = findings.length === 0 && questions === 0;
  const answers = useAnswers(draft, state);
  const submit = useSubmit(draft.applicationId, state, {
    onFindings: (found) => {
      setChecked(found);
      setTried(true);
    },
    onSubmitted,
  });
  const leap = useLeap(findings);
  useShortcuts({ g: leap });
  return (
    <div className={styles.work}>
      <div className={styles.main}>
        <h1>{words.intakeOf(draft.bundleName)}</h1>
        <SituationSummary draft={draft} onAnswers={(next) => void answers.run(next)} />
        <FormSection state={state} groups={groups} showsMissing={isTried} />
        <MaterialsSection state={state} showsMissing={isTried} />
        <PledgeList state={state} showsMissing={isTried} tick={words.committed} />
        <SigningSection state={state} isStaff />
      </div>
      <aside className={styles.side}>
        <FindingsPanel
          findings={findings}
          questions={questions}
          isReady={isReady}
          isBusy={submit.isBusy}
          state={state}
          problem={answers.problem ?? submit.problem}
          onSubmit={() => void submit.run(undefined)}
        />
        <ScriptPanel
          lines={intakeScript({
            groups,
            materials: draft.materials,
            pledges: draft.pledges,
            labels: shortLabels(draft.fields),
            isReady,
          })}
        />
        <ShortcutHints keys={[{ key: 'G', does: words.keys.check }]} />
      </aside>
    </div>
  );
}

/** Another situation: after everything typed has been saved, so that nothing of it is lost. */
function useAnswers(draft: Application, state: ApplicationState) {
  const cache = useQueryClient();
  const key = applicationKey(draft.applicationId);
  return useWrite(
    async (answers: Application['answers'], sendKey: string) => {
      await state.settled();
      const { version } = cache.getQueryData<Application>(key) ?? draft;
      return putAnswers(draft.applicationId, { bundle: draft.bundle, answers, version }, sendKey);
    },
    { onDone: (next) => void cache.setQueryData(key, next), onProblem: state.reload },
  );
}

type Handlers = {
  onFindings: (found: readonly ApplicationFinding[]) => void;
  onSubmitted: (submitted: Submitted) => void;
};

/** 提交: waits for what is still being saved, has everything checked, then hands in exactly that version. */
function useSubmit(applicationId: string, state: ApplicationState, { onFindings, onSubmitted }: Handlers) {
  const cache = useQueryClient();
  return useWrite(
    async (_: undefined, key: string): Promise<Submitted | null> => {
      await state.settled();
      const now = cache.getQueryData<Application>(applicationKey(applicationId));
      if (!now) return null;
      const check = await checkApplication(applicationId, newKey());
      onFindings(check.findings);
      return check.ready ? submitApplication(applicationId, now.version, key) : null;
    },
    {
      onDone: (result) => {
        if (result) onSubmitted(result);
      },
      onProblem: state.reload,
    },
  );
}

/** Jumps from one missing thing to the next. */
function useLeap(findings: readonly ApplicationFinding[]): () => void {
  const at = useRef(-1);
  useEffect(() => {
    at.current = -1;
  }, [findings.length]);
  return () => {
    if (findings.length === 0) return;
    at.current = (at.current + 1) % findings.length;
    showPlace(findings[at.current]!.place);
  };
}
