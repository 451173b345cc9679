import type { Finding } from '@yijian/core/contract';
import { type ReactNode, useId } from 'react';
import styles from './form.module.css';

type BoxProps = {
  label: string;
  value: string;
  hint?: string;
  problems?: readonly Finding[];
  place?: string;
  onValue: (value: string) => void;
};

/** 填写框 of one line. */
export function TextBox({
  label,
  value,
  hint,
  problems = [],
  place,
  onValue,
  ...rest
}: BoxProps & { inputMode?: 'numeric'; readOnly?: boolean }) {
  const id = useId();
  return (
    <div className={styles.field} data-place={place}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        placeholder={hint}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-notes`}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      <Notes id={`${id}-notes`} problems={problems} />
    </div>
  );
}

/** 填写框 of several lines. */
export function AreaBox({ label, value, hint, problems = [], place, onValue }: BoxProps) {
  const id = useId();
  return (
    <div className={styles.field} data-place={place}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        value={value}
        placeholder={hint}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-notes`}
        onChange={(event) => onValue(event.target.value)}
      />
      <Notes id={`${id}-notes`} problems={problems} />
    </div>
  );
}

type SelectProps = BoxProps & { options: readonly { code: string; label: string }[]; empty?: string };

/** 选择框; a value that is not among the options stays visible as it is. */
export function SelectBox({ label, value, options, empty, problems = [], place, onValue }: SelectProps) {
  const id = useId();
  const known = value === '' || options.some((option) => option.code === value);
  return (
    <div className={styles.field} data-place={place}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-notes`}
        onChange={(event) => onValue(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {!known && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
      <Notes id={`${id}-notes`} problems={problems} />
    </div>
  );
}

/** 分组 of the form: heading, what it is for, what was found in it. */
export function FormPart({
  title,
  note,
  place,
  problems = [],
  aside,
  children,
}: {
  title: string;
  note?: string;
  place?: string;
  problems?: readonly Finding[];
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.part} data-place={place}>
      <div className={styles.partHead}>
        <h3>{title}</h3>
        {aside}
      </div>
      {note && <p className={styles.note}>{note}</p>}
      <Notes problems={problems} />
      {children}
    </section>
  );
}

/** 就地提示: what was found at this place, beside it. */
export function Notes({ problems, id }: { problems: readonly Finding[]; id?: string }) {
  if (problems.length === 0) return id ? <span id={id} hidden /> : null;
  return (
    <ul className={styles.notes} id={id}>
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${index}`} data-severity={problem.severity}>
          {problem.message}
        </li>
      ))}
    </ul>
  );
}

/** 小按钮 inside the form. */
export function SmallButton({
  children,
  onClick,
  danger,
  label,
}: {
  children: ReactNode;
  onClick: () => void;
  danger?: boolean;
  label?: string;
}) {
  return (
    <button type="button" className={styles.small} data-danger={danger} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
