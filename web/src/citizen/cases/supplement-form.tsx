import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import {
  answerSupplement,
  type CaseView,
  type Supplement,
  type SupplementPoint,
  uploadCaseFile,
} from '../../api/cases.ts';
import { newKey } from '../../api/client.ts';
import { problemOf, type ApiProblem } from '../../api/problem.ts';
import { useWrite } from '../../api/use-write.ts';
import { anchorOf } from '../../ui/form/anchors.ts';
import type { InputValue } from '../../ui/form/input-value.ts';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';
import { type GivenFile, PointAnswer } from './supplement-point.tsx';

const text = words.case;

/** 补正: every point of the notice with its answer beside it, sent in one go. */
export function SupplementForm({ view, supplement }: { view: CaseView; supplement: Supplement }) {
  const cache = useQueryClient();
  const [values, setValues] = useState<Record<string, InputValue>>({});
  const [files, setFiles] = useState<GivenFile[]>([]);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [isPressed, setPressed] = useState(false);
  const [uploadProblem, setUploadProblem] = useState<ApiProblem | null>(null);
  const sending = useWrite((_: null, key) => answerSupplement(view.caseId, { values: filledIn(values), files }, key), {
    onDone: () => cache.invalidateQueries(),
  });
  const isAnswered = (point: SupplementPoint): boolean => {
    if (point.kind === 'material') return files.some((one) => one.material === point.ref);
    return point.kind === 'field' ? (values[point.ref]?.length ?? 0) > 0 : confirmed.has(point.ref);
  };
  const open = supplement.points.filter((point) => !isAnswered(point)).length;
  const take = async (point: SupplementPoint, file: File, onProgress: (share: number) => void): Promise<void> => {
    try {
      const received = await uploadCaseFile(view.caseId, { file, material: point.ref, onProgress }, newKey());
      setFiles((now) => [...now, { material: point.ref, file: received }]);
      setUploadProblem(null);
    } catch (error) {
      setUploadProblem(problemOf(error));
    }
  };
  const press = (): void => {
    setPressed(true);
    if (open === 0) void sending.run(null);
  };
  return (
    <section className={styles.supplement} aria-labelledby="supplement">
      <h2 id="supplement">{text.supplement}</h2>
      <p>{text.supplementBy(supplement.answerBy)}</p>
      <ol>
        {supplement.points.map((point) => (
          <li key={`${point.member} ${point.ref}`} id={anchorOf(`${point.kind}:${point.ref}`)}>
            <PointAnswer
              point={point}
              value={values[point.ref] ?? null}
              files={files.filter((one) => one.material === point.ref)}
              isConfirmed={confirmed.has(point.ref)}
              isMissing={isPressed && !isAnswered(point)}
              onValue={(value) => setValues((now) => ({ ...now, [point.ref]: value }))}
              onFile={(file, onProgress) => take(point, file, onProgress)}
              onRemove={(given) => setFiles((now) => now.filter((one) => one !== given))}
              onConfirm={(isOn) =>
                setConfirmed((now) => new Set(isOn ? [...now, point.ref] : [...now].filter((one) => one !== point.ref)))
              }
            />
          </li>
        ))}
      </ol>
      <Problem problem={uploadProblem ?? sending.problem} />
      {isPressed && open > 0 && (
        <p role="alert" className={styles.slip}>
          {text.supplementMissing}
        </p>
      )}
      <Button type="primary" size="large" loading={sending.isBusy} onClick={press}>
        {text.supplementSend}
      </Button>
    </section>
  );
}

function filledIn(values: Readonly<Record<string, InputValue>>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === null || value.length === 0 ? [] : [[key, value]])),
  );
}
