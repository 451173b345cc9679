import { useEffect, useMemo, useRef, useState } from 'react';
import { type Application, type ApplicationFinding, checkApplication, putAnswers, submitApplication, type Submitted } from '../api/applications.ts';
import { newKey } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { CounterShell } from './counter-shell.tsx';
import styles from './counter.module.css';
import { groupFields, openFindings } from './field-groups.ts';
import { FindingsPanel, showPlace } from './findings-panel.tsx';
import { FormSection } from './form-section.tsx';
import { intakeScript } from './intake-script.ts';
import { MaterialsSection } from './materials-section.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import { ScriptPanel } from './script-panel.tsx';
import { SituationSummary } from './situation-summary.tsx';
import { words } from './strings.ts';
import { useDraft } from './use-draft.ts';

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
  const kept = useDraft(applicationId);
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const draft = kept.draft.data;
  if (!draft) return kept.draft.isError ? <Problem problem={kept.draft.error} onRetry={() => void kept.draft.refetch()} /> : <LoadingBlock lines={8} />;
  if (submitted) return <ReceiptPanel draft={draft} submitted={submitted} />;
  if (draft.status === 'submitted' && draft.caseId) {
    return (
      <p className={styles.gone}>
        {words.draftGone} <PageLink to={`/counter/cases/${draft.caseId}`}>{words.openCase}</PageLink>
      </p>
    );
  }
  return <Draft draft={draft} kept={kept} onSubmitted={setSubmitted} />;
}

type Props = { draft: Application; kept: ReturnType<typeof useDraft>; onSubmitted: (submitted: Submitted) => void };

function Draft({ draft, kept, onSubmitted }: Props) {
  const asked = useAsked(draft);
  const [checked, setChecked] = useState<readonly ApplicationFinding[]>([]);
  const [isTried, setTried] = useState(false);
  const groups = useMemo(() => groupFields(draft.fields, asked), [draft, asked]);
  const findings = openFindings(draft, checked);
  const questions = draft.preview.pending;
  const isReady = findings.length === 0 && questions.length === 0;
  const submit = useSubmit(kept, {
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
        <SituationSummary
          draft={draft}
          onAnswers={(answers) => kept.change((now, key) => putAnswers(now.applicationId, { bundle: now.bundle, answers, version: now.version }, key))}
        />
        <FormSection draft={draft} groups={groups} isTried={isTried} change={kept.change} />
        <MaterialsSection draft={draft} isTried={isTried} change={kept.change} />
      </div>
      <aside className={styles.side}>
        <FindingsPanel
          findings={findings}
          questions={questions.length}
          isReady={isReady}
          isSaving={kept.isSaving}
          isBusy={submit.isBusy}
          problem={kept.problem ?? submit.problem}
          onSubmit={() => void submit.run(undefined)}
        />
        <ScriptPanel lines={intakeScript({ groups, materials: draft.materials, isReady })} />
      </aside>
    </div>
  );
}

/** Keys that were missing at some time on this page: they stay among the questions once they are answered. */
function useAsked(draft: Application): ReadonlySet<string> {
  const seen = useRef(new Set<string>());
  const missing = draft.fields.filter((field) => field.editable && (field.value === null || field.value.length === 0)).map((field) => field.key);
  return useMemo(() => {
    for (const key of missing) seen.current.add(key);
    return new Set(seen.current);
  }, [missing.join()]);
}

type Handlers = { onFindings: (found: readonly ApplicationFinding[]) => void; onSubmitted: (submitted: Submitted) => void };

/** 提交: waits for what is still being saved, has everything checked, then hands in exactly that version. */
function useSubmit(kept: Props['kept'], { onFindings, onSubmitted }: Handlers) {
  return useWrite(
    async (_: undefined, key: string): Promise<Submitted | null> => {
      const now = await kept.settled();
      if (!now) return null;
      const check = await checkApplication(now.applicationId, newKey());
      onFindings(check.findings);
      return check.ready ? submitApplication(now.applicationId, now.version, key) : null;
    },
    {
      onDone: (result) => {
        if (result) onSubmitted(result);
      },
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
