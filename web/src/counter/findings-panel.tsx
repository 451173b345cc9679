import Button from 'antd/es/button';
import type { ApplicationFinding } from '../api/applications.ts';
import { anchorOf } from '../ui/form/anchors.ts';
import { SaveMark } from '../ui/form/application-form.tsx';
import type { ApplicationState } from '../ui/form/use-application.ts';
import { shortLabels } from '../ui/form/open-fields.ts';
import { Problem } from '../ui/problem.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = {
  findings: readonly ApplicationFinding[];
  questions: number;
  isReady: boolean;
  isBusy: boolean;
  state: ApplicationState;
  problem: unknown;
  onSubmit: () => void;
};

const SHOWN = 12;

/** 核对提交: everything that is still missing, each with a way to it; then the one button that hands in. */
export function FindingsPanel(props: Props) {
  const { findings, questions, isReady } = props;
  const count = findings.length + questions;
  const gaps = props.state.application?.materials.filter((one) => one.gap).length ?? 0;
  const labels = shortLabels(props.state.application?.fields ?? []);
  const labelOf = (finding: ApplicationFinding): string =>
    labels.get(finding.place.replace(/^field:/, '')) ?? finding.label ?? finding.message;
  return (
    <section className={`${styles.findings} no-print`} aria-labelledby="findings-title">
      <h2 id="findings-title">{isReady ? words.readyTitle : words.findings(count)}</h2>
      {isReady && <p className="secondary">{gaps > 0 ? words.readyWithGaps(gaps) : words.readyText}</p>}
      {findings.length > 0 && (
        <ul>
          {findings.slice(0, SHOWN).map((finding) => (
            <li key={`${finding.place} ${finding.message}`}>
              <a
                href={`#${anchorOf(finding.place)}`}
                onClick={(event) => {
                  event.preventDefault();
                  showPlace(finding.place);
                }}
              >
                {labelOf(finding)}
              </a>
              {/^(check|bundle|item):/.test(finding.place) && (
                <span className={styles.findingText}>
                  {finding.message}。{finding.remedy}
                </span>
              )}
            </li>
          ))}
          {findings.length > SHOWN && <li className="secondary">{words.moreFindings(findings.length - SHOWN)}</li>}
        </ul>
      )}
      <Problem problem={props.state.problem} onRetry={props.state.problem?.mayRetry ? props.state.retry : undefined} />
      <Problem problem={props.problem} />
      <div className={styles.submitRow}>
        <Button
          type="primary"
          size="large"
          block
          loading={props.isBusy}
          disabled={questions > 0}
          onClick={props.onSubmit}
        >
          {words.submit}
        </Button>
        <SaveMark state={props.state} />
      </div>
    </section>
  );
}

/** Scrolls to a place and puts the focus into its first control. */
export function showPlace(place: string): void {
  const box = document.getElementById(anchorOf(place));
  box?.scrollIntoView({ block: 'center' });
  const control = box?.matches('input, textarea, select, button')
    ? box
    : box?.querySelector<HTMLElement>('input, textarea, select, button');
  control?.focus({ preventScroll: true });
}
