import { useState } from 'react';
import type { SigningHow, SigningTask } from '../../api/applications.ts';
import { Problem } from '../problem.tsx';
import { Section } from '../section.tsx';
import { shanghaiTime } from '../shanghai-time.ts';
import { words as uiWords } from '../strings.ts';
import { anchorOf } from './anchors.ts';
import { DrawnSignature, SignaturePad } from './signature-pad.tsx';
import styles from './signing.module.css';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

const text = words.signing;

type Props = { state: ApplicationState; isStaff?: boolean };

/** 签署 (FRM-14): every place to sign, in its order; what is signed shows how and when, and that a later change undoes it. */
export function SigningSection({ state, isStaff = false }: Props) {
  const tasks = state.application?.signing ?? [];
  if (tasks.length === 0) return null;
  const open = tasks.filter((task) => task.status !== 'signed').length;
  return (
    <Section title={text.title} id="signing" aside={<span>{open > 0 ? text.open(open) : text.done}</span>}>
      <p className="secondary">{isStaff ? text.staffHint : text.hint}</p>
      <ol className={styles.tasks}>
        {tasks.map((task) => (
          <Task key={`${task.material} ${task.place.id}`} task={task} state={state} isStaff={isStaff} />
        ))}
      </ol>
      <Problem problem={state.problem} onRetry={state.problem?.mayRetry ? state.retry : undefined} />
    </Section>
  );
}

function Task({ task, state, isStaff }: { task: SigningTask; state: ApplicationState; isStaff: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const sign = (how: SigningHow): void => {
    setBusy(true);
    void state.sign(task, how).finally(() => setBusy(false));
  };
  return (
    <li className={styles.task} data-status={task.status} id={anchorOf(`signature:${task.material}/${task.place.id}`)}>
      <div className={styles.head}>
        <h3>
          {task.materialName}：{task.place.label}
        </h3>
        <span className={styles.status} data-status={task.status}>
          {text.status[task.status]}
        </span>
      </div>
      <p className="secondary">{text.at(task.place.at)}</p>
      {task.status === 'changed' && <p className={styles.changed}>{text.changed}</p>}
      {task.status === 'signed' ? (
        <Signed task={task} isBusy={isBusy} onAgain={() => sign({ way: 'withdrawn' })} />
      ) : (
        <ToSign task={task} isBusy={isBusy} isStaff={isStaff} onSign={sign} />
      )}
    </li>
  );
}

function ToSign(props: { task: SigningTask; isBusy: boolean; isStaff: boolean; onSign: (how: SigningHow) => void }) {
  const { task, isBusy, isStaff, onSign } = props;
  if (task.after) return <p className={styles.wait}>{text.after(task.after)}</p>;
  if (task.content === 'nothing') return <p className={styles.wait}>{text.uploadFirst}</p>;
  if (!isStaff && task.content === 'form')
    return (
      <SignaturePad
        label={`${task.materialName}，${task.place.label}`}
        isBusy={isBusy}
        onDrawn={(drawing) => onSign({ way: 'drawn', drawing })}
        onTyped={(name) => onSign({ way: 'typed', name })}
      />
    );
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={false}
        disabled={isBusy}
        onChange={() => onSign({ way: isStaff ? 'paper' : 'scan' })}
      />
      {isStaff ? text.onPaper(task.place.label) : text.onScan(task.place.label)}
    </label>
  );
}

function Signed({ task, isBusy, onAgain }: { task: SigningTask; isBusy: boolean; onAgain: () => void }) {
  const { signature } = task;
  if (!signature) return null;
  return (
    <div className={styles.signed}>
      {signature.drawing && <DrawnSignature drawing={signature.drawing} label={task.place.label} />}
      {signature.name && <p className={styles.name}>{signature.name}</p>}
      <p>
        {uiWords.signedWays[signature.way]}，<span className="number">{shanghaiTime(signature.at)}</span>
        <span className={styles.hash}>{text.hash(task.contentHash.slice(0, 16))}</span>
      </p>
      <button type="button" className={styles.again} disabled={isBusy} onClick={onAgain}>
        {text.again}
        <span className="visually-hidden">{task.place.label}</span>
      </button>
    </div>
  );
}
