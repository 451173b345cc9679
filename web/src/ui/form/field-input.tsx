import type { DataElement } from '@yijian/core/contract';
import { type ReactNode, useId } from 'react';
import { words } from '../strings.ts';
import { FieldControl } from './field-control.tsx';
import styles from './field-input.module.css';
import { type InputValue, SHOWN_CHOICES } from './input-value.ts';

type Props = {
  /** anchor of the field, so that a finding can lead to it */
  id?: string;
  label: string;
  definition: DataElement;
  value: InputValue;
  onChange: (value: InputValue) => void;
  /** called when the person leaves the field: the moment to save */
  onDone?: () => void;
  required?: boolean;
  /** what is wrong with the value, shown in place and read with the field */
  problem?: string | null;
  /** beneath the label; by default the help of the data element */
  help?: ReactNode;
  /** beside the label: saved mark, source, Change link */
  aside?: ReactNode;
  disabled?: boolean;
};

/** 填写项: one field of any data element type with label, help, unit and finding, tied together for screen readers. */
export function FieldInput(props: Props) {
  const { definition, label, problem, required } = props;
  const own = useId();
  const id = props.id ?? own;
  const help = props.help ?? definition.help;
  const isGroup = hasManyControls(definition);
  const described = [help ? `${id}-help` : null, problem ? `${id}-problem` : null].filter(Boolean).join(' ');
  const heading = (
    <>
      <span>{label}</span>
      <span className={required ? styles.required : styles.optional}>{required ? words.required : words.optional}</span>
    </>
  );
  return (
    <div className={styles.field} data-problem={Boolean(problem)} id={isGroup ? id : undefined}>
      <div className={styles.top}>
        {isGroup ? (
          <span id={`${id}-label`} className={styles.label}>
            {heading}
          </span>
        ) : (
          <label htmlFor={id} className={styles.label}>
            {heading}
          </label>
        )}
        {props.aside && <span className={styles.aside}>{props.aside}</span>}
      </div>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      <FieldControl {...props} id={id} describedBy={described || undefined} />
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** Choices shown as a list of buttons are a group with a heading, not one control with a label. */
function hasManyControls(definition: DataElement): boolean {
  if (definition.type === 'boolean' || definition.type === 'choices' || definition.type === 'date') return true;
  return definition.type === 'choice' && (definition.values?.length ?? 0) <= SHOWN_CHOICES;
}
