import type { DataElement } from '@yijian/core/contract';
import { useState } from 'react';
import type { ReceivedFile, SupplementPoint } from '../../api/cases.ts';
import { FileDrop } from '../../ui/form/file-drop.tsx';
import { FieldInput } from '../../ui/form/field-input.tsx';
import type { InputValue } from '../../ui/form/input-value.ts';
import { words as formWords } from '../../ui/form/strings.ts';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.case;
/** A file that was received for a material, until the whole answer is sent. */
export type GivenFile = { material: string; file: ReceivedFile };

type Props = {
  point: SupplementPoint;
  value: InputValue;
  files: readonly GivenFile[];
  isConfirmed: boolean;
  isMissing: boolean;
  onValue: (value: InputValue) => void;
  onFile: (file: File, onProgress: (share: number) => void) => Promise<void>;
  onRemove: (file: GivenFile) => void;
  onConfirm: (isOn: boolean) => void;
};

/** 一处补正: what is wrong, who says so and why; and the way to put it right. */
export function PointAnswer(props: Props) {
  const { point, isMissing } = props;
  return (
    <>
      <p className={styles.pointHead}>
        <b>{point.label}</b>
        <span className={styles.pointProblem}>{point.problem}</span>
        <span className="secondary">
          {text.supplementFor} {point.itemName}
        </span>
      </p>
      {point.explanation && <p>{point.explanation}</p>}
      {point.kind === 'material' && <MaterialAnswer {...props} />}
      {point.kind === 'field' && (
        <FieldInput
          label={point.label}
          definition={point.definition ?? plainText(point)}
          value={props.value}
          required
          problem={isMissing ? formWords.missing : null}
          onChange={props.onValue}
        />
      )}
      {point.kind === 'condition' && (
        <label className={styles.confirmPoint}>
          <input
            type="checkbox"
            checked={props.isConfirmed}
            onChange={(event) => props.onConfirm(event.target.checked)}
          />
          {text.conditionConfirm}
        </label>
      )}
      {isMissing && point.kind !== 'field' && <p className={styles.slip}>{formWords.missing}</p>}
    </>
  );
}

/** The upload of a supplement is kept here until everything is sent together. */
function MaterialAnswer({ point, files, onFile, onRemove }: Props) {
  const [ids] = useState(() => new Map<string, GivenFile>());
  const shown = files.map((given, index) => {
    const fileId = `${index}`;
    ids.set(fileId, given);
    return { fileId, name: given.file.name, size: given.file.size, verdict: null };
  });
  return (
    <FileDrop
      material={{ key: point.ref, name: point.label, files: shown }}
      state={{
        upload: (file, _, onProgress) => onFile(file, onProgress),
        removeFile: async (fileId) => {
          const given = ids.get(fileId);
          if (given) onRemove(given);
        },
      }}
    />
  );
}

/** Where the server does not say what kind of value it is, the answer is text; the server checks it. */
function plainText(point: SupplementPoint): DataElement {
  return {
    kind: 'dataElement',
    code: 'answer',
    name: point.label.slice(0, 40),
    type: 'longText',
    maxLength: 500,
    sensitivity: 'personal',
  };
}
