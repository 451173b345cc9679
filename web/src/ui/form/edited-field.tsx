import { checkValue } from '@yijian/core/forms';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ApplicationField } from '../../api/applications.ts';
import { anchorOf } from './anchors.ts';
import styles from './application-form.module.css';
import { FieldInput } from './field-input.tsx';
import type { InputValue } from './input-value.ts';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = {
  field: ApplicationField;
  label: string;
  state: ApplicationState;
  showsMissing: boolean;
  aside?: ReactNode;
  takesFocus?: boolean;
};

/**
 * 正在填的项: what is typed stays in the box until it is saved, also when it is not right yet or the line is down. Text is saved
 * when the person leaves the box, a choice at once. Findings appear when the box is left, never while typing.
 */
export function EditedField({ field, label, state, showsMissing, aside, takesFocus = false }: Props) {
  const [typed, setTyped] = useState<{ value: InputValue } | null>(null);
  const [isLeft, setLeft] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [takesFocus]);
  const value = typed ? typed.value : field.value;
  const save = (next: InputValue): void => {
    if (sameValue(next, field.value)) return setTyped(null);
    return void state
      .saveValue(field.key, next)
      .then(() => setTyped((now) => (now && sameValue(now.value, next) ? null : now)));
  };
  const isPicked = ['choice', 'choices', 'boolean'].includes(field.definition.type);
  const change = (next: InputValue): void => {
    setTyped({ value: next });
    if (isPicked) save(next);
  };
  const leave = (): void => {
    setLeft(true);
    if (typed) save(typed.value);
  };
  return (
    <div ref={box} className={isWide(field) ? styles.wide : undefined}>
      <FieldInput
        id={anchorOf(`field:${field.key}`)}
        label={label}
        definition={field.definition}
        value={value}
        required={field.required}
        problem={findingOf(field, value, { isLeft, showsMissing, isTyping: typed !== null })}
        onChange={change}
        onDone={leave}
        aside={aside}
      />
    </div>
  );
}

type Moment = { isLeft: boolean; showsMissing: boolean; isTyping: boolean };

function findingOf(field: ApplicationField, value: InputValue, moment: Moment): string | null {
  const isEmpty = value === null || value.length === 0;
  if (isEmpty) return moment.showsMissing && field.problem ? words.missing : null;
  if (!moment.isLeft && moment.isTyping) return null;
  const [slip] = checkValue(field.definition, value);
  const told = slip ?? (moment.isTyping ? undefined : field.problem);
  return told ? `${told.message}。${told.remedy}` : null;
}

/** Long text and long lists of choices take the whole line; numbers, names and dates stand two abreast. */
function isWide({ definition }: ApplicationField): boolean {
  if (definition.type === 'longText' || definition.type === 'choices') return true;
  if (definition.type === 'choice') return (definition.values?.length ?? 0) > 3;
  return definition.type === 'text' && !definition.check && (definition.maxLength ?? 200) > 60;
}

function sameValue(one: InputValue, other: InputValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
