import { partNames } from '@yijian/core/definitions';
import { type ReactNode, useId } from 'react';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { listAt, type Path, placeOf, textAt } from './item-path.ts';
import styles from './items.module.css';
import { words } from './strings.ts';

export type PartProps = {
  path: Path;
  label?: string;
  help?: string;
  /** may be left out: an empty box takes the property away */
  optional?: boolean;
  /** why it cannot be changed, besides what the level above sets */
  fixed?: string | null;
  wide?: boolean;
};
type Frame = { id: string; notes: string; isWrong: boolean; fixed: string | null };

/** 一栏: label, help, the box, why it cannot be changed, and what was found at its place. */
export function Part({
  path,
  label,
  help,
  fixed,
  wide,
  children,
}: PartProps & { children: (frame: Frame) => ReactNode }) {
  const id = useId();
  const { item, foundAt, lockedBy } = useEditing();
  const found = foundAt(path);
  const why = fixed ?? lockedBy(path);
  return (
    <div className={styles.field} data-wide={wide} data-place={placeOf(item, path)} data-locked={why !== null}>
      <label htmlFor={id}>{labelOf(path, label)}</label>
      {children({ id, notes: `${id}-notes`, isWrong: found.some((one) => one.severity === 'block'), fixed: why })}
      <div id={`${id}-notes`}>
        {why === null ? help && <p className={styles.help}>{help}</p> : <p className={styles.lockedWhy}>{why}</p>}
        <FoundHere found={found} />
      </div>
    </div>
  );
}

/** The Chinese name of a part: told, else by its property. */
export const labelOf = (path: Path, label?: string): string => label ?? partNames[String(path.at(-1))] ?? '';

export function TextPart(props: PartProps & { lines?: number; hint?: string }) {
  const { item, set } = useEditing();
  const value = textAt(item, props.path);
  const change = (typed: string): void => set(props.path, typed === '' && props.optional ? undefined : typed);
  return (
    <Part {...props}>
      {({ id, notes, isWrong, fixed }) => {
        const shared = {
          id,
          value,
          placeholder: props.hint,
          readOnly: fixed !== null,
          'aria-invalid': isWrong,
          'aria-describedby': notes,
        };
        return props.lines ? (
          <textarea {...shared} rows={props.lines} onChange={(event) => change(event.target.value)} />
        ) : (
          <input {...shared} autoComplete="off" onChange={(event) => change(event.target.value)} />
        );
      }}
    </Part>
  );
}

/** 数: whole numbers; `scale` 100 for fen shown as yuan. What is no number stays as typed, and is found as a fault. */
export function NumberPart({ scale = 1, ...props }: PartProps & { scale?: number }) {
  const { item, set } = useEditing();
  const stored = textAt(item, props.path);
  const value = /^\d+$/.test(stored) ? String(Number(stored) / scale) : stored;
  const change = (typed: string): void => {
    const number = Number(typed) * scale;
    set(props.path, typed.trim() !== '' && Number.isInteger(number) && !typed.endsWith('.') ? number : typed);
  };
  return (
    <Part {...props}>
      {({ id, notes, isWrong, fixed }) => (
        <input
          id={id}
          value={value}
          inputMode="decimal"
          readOnly={fixed !== null}
          aria-invalid={isWrong}
          aria-describedby={notes}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Part>
  );
}

type Names = Readonly<Record<string, string>>;

/** 单选 of a closed list, by the words of the definitions; a value that is not among them stays visible. */
export function ChoicePart({ names, empty, ...props }: PartProps & { names: Names; empty?: string }) {
  const { item, set } = useEditing();
  const value = textAt(item, props.path);
  return (
    <Part {...props}>
      {({ id, notes, isWrong, fixed }) => (
        <select
          id={id}
          value={value}
          disabled={fixed !== null}
          aria-invalid={isWrong}
          aria-describedby={notes}
          onChange={(event) => set(props.path, event.target.value === '' ? undefined : event.target.value)}
        >
          {(props.optional || value === '') && <option value="">{empty ?? words.unset}</option>}
          {value !== '' && names[value] === undefined && <option value={value}>{value}</option>}
          {Object.entries(names).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Part>
  );
}

/** 多选 of a closed list. */
export function ChoicesPart({ names, ...props }: PartProps & { names: Names }) {
  const { item, set, foundAt, lockedBy } = useEditing();
  const chosen = listAt(item, props.path);
  const why = props.fixed ?? lockedBy(props.path);
  const toggle = (code: string): void => {
    const next = Object.keys(names).filter((one) => (one === code ? !chosen.includes(one) : chosen.includes(one)));
    set(props.path, next.length === 0 && props.optional ? undefined : next);
  };
  return (
    <fieldset className={styles.checks} data-place={placeOf(item, props.path)} disabled={why !== null}>
      <legend>{labelOf(props.path, props.label)}</legend>
      {Object.entries(names).map(([code, name]) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          {name}
        </label>
      ))}
      {why !== null && <p className={styles.lockedWhy}>{why}</p>}
      <FoundHere found={foundAt(props.path)} />
    </fieldset>
  );
}
