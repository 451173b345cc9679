import type { Bundle, Finding } from '@yijian/core/contract';
import styles from './first-steps.module.css';
import { words } from './strings.ts';

const text = words.first;
type Step = { id: keyof typeof text.steps; place: string; done: boolean };

/** 起步: what is needed before a plan can be drawn, ticked off as it is filled in; a click leads to the place. */
export function FirstSteps({
  bundle,
  problems,
  onJump,
}: {
  bundle: Bundle;
  problems: readonly Finding[];
  onJump: (place: string) => void;
}) {
  const steps = stepsOf(bundle, problems);
  return (
    <div className={styles.box}>
      <h2>{text.title}</h2>
      <p className="secondary">{text.lead}</p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id} data-done={step.done}>
            <span aria-hidden="true" className={styles.tick}>
              {step.done ? '✓' : ''}
            </span>
            <button type="button" onClick={() => onJump(`bundle:${bundle.code}/${step.place}`)}>
              {text.steps[step.id]}
            </button>
          </li>
        ))}
      </ol>
      <p className="secondary">{text.next}</p>
    </div>
  );
}

function stepsOf(bundle: Bundle, problems: readonly Finding[]): Step[] {
  const filled: Step[] = [
    { id: 'name', place: 'name', done: [bundle.name, bundle.code, bundle.summary].every(Boolean) },
    { id: 'lifeStage', place: 'lifeStage', done: bundle.lifeStage !== '' },
    { id: 'members', place: 'members', done: bundle.members.length > 0 },
    { id: 'applicantRole', place: 'applicantRole', done: bundle.applicantRole !== '' },
  ];
  const blocking = problems.find((problem) => problem.severity === 'block');
  const isStuck = filled.every((step) => step.done) && blocking !== undefined;
  return isStuck
    ? [...filled, { id: 'other', place: blocking.place.split('/').slice(1).join('/'), done: false }]
    : filled;
}
