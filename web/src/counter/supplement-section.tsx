import type { DataElement } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { useState } from 'react';
import { answerSupplement, uploadCaseFile } from '../api/cases.ts';
import { newKey } from '../api/client.ts';
import type { CounterCase, CounterPoint } from '../api/counter.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useWrite } from '../api/use-write.ts';
import { FieldInput } from '../ui/form/field-input.tsx';
import { FileDrop } from '../ui/form/file-drop.tsx';
import { Problem } from '../ui/problem.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';
import { answerOf, type Brought, isAnswered, nothingBrought } from './supplement-answer.ts';

type Props = { found: CounterCase; onSettled: (problem: ApiProblem | null) => Promise<void> };

/** 补正告知与代收: what was asked for, point by point; what the applicant brings to the window is taken in beside it, all at once. */
export function SupplementSection({ found, onSettled }: Props) {
  const [brought, setBrought] = useState<Brought>(nothingBrought);
  const [problem, setProblem] = useState<unknown>(null);
  const points = found.supplement?.points ?? [];
  const open = points.filter((point) => !isAnswered(point, brought)).length;
  const send = useWrite((sent: Brought, key: string) => answerSupplement(found.caseId, answerOf(sent), key), {
    onDone: () => onSettled(null),
  });
  const take = async (point: CounterPoint, file: File, onProgress: (share: number) => void): Promise<void> => {
    try {
      const received = await uploadCaseFile(found.caseId, { file, material: point.ref, onProgress }, newKey());
      setBrought((now) => ({ ...now, files: [...now.files, { material: point.ref, file: received }] }));
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className={styles.supplement}>
      <h2>{words.supplementTitle}</h2>
      <p>{words.answerBy(found.supplement?.answerBy ?? null)}</p>
      <ol>
        {points.map((point) => (
          <li key={`${point.member} ${point.kind} ${point.ref}`}>
            <p>
              <b>{point.label}</b>：{point.problem}
              {point.explanation && `。${point.explanation}`}
              <span className="secondary">（{point.itemName}）</span>
            </p>
            <Answer
              point={point}
              brought={brought}
              onChange={setBrought}
              onFile={(file, onProgress) => take(point, file, onProgress)}
            />
          </li>
        ))}
      </ol>
      <Problem problem={problem ?? send.problem} />
      <div className={`${styles.submitBar} no-print`}>
        <Button type="primary" disabled={open > 0} loading={send.isBusy} onClick={() => void send.run(brought)}>
          {words.takeSupplement}
        </Button>
        <output className="secondary">{open > 0 ? words.supplementOpen(open) : words.supplementReady}</output>
      </div>
    </section>
  );
}

type AnswerProps = {
  point: CounterPoint;
  brought: Brought;
  onChange: (change: (now: Brought) => Brought) => void;
  onFile: (file: File, onProgress: (share: number) => void) => Promise<void>;
};

function Answer({ point, brought, onChange, onFile }: AnswerProps) {
  if (point.kind === 'material') {
    const own = brought.files.filter((one) => one.material === point.ref);
    const files = own.map(({ file }, index) => ({
      fileId: String(index),
      name: file.name,
      size: file.size,
      verdict: null,
    }));
    const remove = async (fileId: string): Promise<void> =>
      onChange((now) => ({ ...now, files: now.files.filter((one) => one !== own[Number(fileId)]) }));
    return (
      <FileDrop
        material={{ key: point.ref, name: point.label, files }}
        state={{ upload: (file, _, onProgress) => onFile(file, onProgress), removeFile: remove }}
      />
    );
  }
  if (point.kind === 'field') {
    return (
      <FieldInput
        label={point.label}
        definition={point.definition ?? plainText(point.label)}
        value={brought.values[point.ref] ?? null}
        required
        onChange={(value) => onChange((now) => ({ ...now, values: { ...now.values, [point.ref]: value } }))}
      />
    );
  }
  const toggle = (isOn: boolean): void =>
    onChange((now) => ({
      ...now,
      confirmed: isOn ? [...now.confirmed, point.ref] : now.confirmed.filter((ref) => ref !== point.ref),
    }));
  return (
    <label className={styles.met}>
      <input
        type="checkbox"
        checked={brought.confirmed.includes(point.ref)}
        onChange={(event) => toggle(event.target.checked)}
      />
      {words.conditionMet}
    </label>
  );
}

/** Where the server does not say what kind of value it is, the answer is text; the server checks it. */
const plainText = (label: string): DataElement => ({
  kind: 'dataElement',
  code: 'answer',
  name: label.slice(0, 40),
  type: 'longText',
  maxLength: 500,
  sensitivity: 'personal',
});
