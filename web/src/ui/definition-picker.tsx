import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type DefinitionRow, listDefinitions } from '../api/catalogue.ts';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

type Picked = Pick<DefinitionRow, 'code' | 'name' | 'owner'>;
type Props = { kind: string; label: string; note?: string; onPick: (picked: Picked | null) => void };

const SHOWN = 20;
const told = ({ code, name }: Picked): string => `${name}（${code}）`;

/** 选一个定义: found in the catalogue by name or code as it is typed; null while what stands in the box is none. */
export function DefinitionPicker({ kind, label, note, onPick }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const asked = typed.replace(/（[^（）]*）$/, '').trim();
  const found = useQuery({
    queryKey: ['definitions', kind, 'picker', asked],
    queryFn: () => listDefinitions({ kind, q: asked, status: 'published', limit: SHOWN }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const rows = found.data?.definitions ?? [];
  const take = (text: string): void => {
    setTyped(text);
    onPick(rows.find((row) => told(row) === text) ?? null);
  };
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        list={`${id}-list`}
        value={typed}
        placeholder={staffWords.pickHint}
        autoComplete="off"
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => take(event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {rows.map((row) => (
          <option key={row.code} value={told(row)}>
            {row.name}
          </option>
        ))}
      </datalist>
      {note !== undefined && (
        <span id={`${id}-note`} className="secondary">
          {note}
        </span>
      )}
    </span>
  );
}

type TextProps = { label: string; value: string; most?: number; isLong?: boolean; onValue: (value: string) => void };

/** 文字框 with its label above it. */
export const TextField = ({ label, value, most = 500, isLong = false, onValue }: TextProps) => (
  <label className={styles.field}>
    {label}
    {isLong ? (
      <textarea rows={2} value={value} maxLength={most} onChange={(event) => onValue(event.target.value)} />
    ) : (
      <input value={value} maxLength={most} onChange={(event) => onValue(event.target.value)} />
    )}
  </label>
);
