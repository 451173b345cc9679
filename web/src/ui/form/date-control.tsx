import Input from 'antd/es/input';
import { type FocusEvent, useState } from 'react';
import { words } from '../strings.ts';
import { joinDate, splitDate } from './date-parts.ts';
import styles from './field-input.module.css';
import type { InputValue } from './input-value.ts';

type Props = {
  id: string;
  value: InputValue;
  onChange: (value: InputValue) => void;
  onDone?: () => void;
  problem?: string | null;
  disabled?: boolean;
  describedBy?: string;
};

const PARTS = [
  { name: 'year', unit: words.year, digits: 4 },
  { name: 'month', unit: words.month, digits: 2 },
  { name: 'day', unit: words.day, digits: 2 },
] as const;

/** 日期: three boxes for year, month and day. Typing a birthday beats paging through a calendar, and no browser's own language gets in. */
export function DateControl({ id, value, onChange, onDone, problem, disabled, describedBy }: Props) {
  const text = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState({ of: text, parts: splitDate(text) });
  // A value from elsewhere (restored, read again) replaces what stands in the boxes.
  const parts = typed.of === text ? typed.parts : splitDate(text);
  const change = (index: number, part: string): void => {
    const next = parts.map((one, at) => (at === index ? part : one));
    const joined = joinDate(next);
    setTyped({ of: joined ?? '', parts: next });
    onChange(joined);
  };
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) onDone?.();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- notices that the person left the group; nothing is operated here
    <fieldset className={styles.date} aria-labelledby={`${id}-label`} aria-describedby={describedBy} onBlur={leave}>
      {PARTS.map((part, index) => (
        <Input
          key={part.name}
          className={styles[part.name]}
          inputMode="numeric"
          maxLength={part.digits}
          suffix={part.unit}
          aria-label={part.unit}
          autoComplete="off"
          value={parts[index]}
          disabled={disabled}
          status={problem ? 'error' : undefined}
          onChange={(event) => change(index, event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        />
      ))}
    </fieldset>
  );
}
