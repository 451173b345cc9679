import { type KeyboardEvent, useState } from 'react';
import { useKind } from '../catalogue/use-names.ts';
import { useEditing } from './editing.ts';
import { textAt } from './item-path.ts';
import styles from './items.module.css';
import { Part, type PartProps } from './parts.tsx';
import { words } from './strings.ts';

const SHOWN_MAX = 12;
const text = words.search;
type Row = { code: string; name: string };

/** 引用 of another definition: found by name or code in the catalogue, kept as its code. Arrows choose, Enter takes. */
export function ReferencePart({ kind, ...props }: PartProps & { kind: string }) {
  const { item, set } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const rows = useKind(kind).filter((row) => row.status !== 'withdrawn');
  const code = textAt(item, props.path);
  const chosen = rows.find((row) => row.code === code);
  const hits = typed === null ? [] : hitsOf(rows, typed);
  const take = (row: Row): void => {
    set(props.path, row.code);
    setTyped(null);
  };
  const leave = (): void => {
    if (typed?.trim() === '' && props.optional) set(props.path, undefined);
    setTyped(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return setTyped(null);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = hits[at];
    if (event.key === 'Enter' && typed !== null && hit) {
      event.preventDefault();
      take(hit);
    }
    if (step === undefined) return undefined;
    event.preventDefault();
    if (typed === null) setTyped('');
    else if (hits.length > 0) setAt((at + step + hits.length) % hits.length);
    return undefined;
  };
  return (
    <Part {...props}>
      {({ id, notes, isWrong, fixed }) => (
        <span className={styles.reference}>
          <input
            id={id}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={typed !== null}
            aria-controls={`${id}-list`}
            aria-activedescendant={typed !== null && hits.length > 0 ? `${id}-${at}` : undefined}
            aria-invalid={isWrong}
            aria-describedby={notes}
            autoComplete="off"
            readOnly={fixed !== null}
            placeholder={chosen?.name ?? (code || text.hint)}
            value={typed ?? chosen?.name ?? code}
            title={code}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={fixed === null ? onKey : undefined}
            onBlur={leave}
          />
          {typed !== null && <Hits id={id} hits={hits} at={at} onTake={take} />}
        </span>
      )}
    </Part>
  );
}

function hitsOf(rows: readonly Row[], typed: string): Row[] {
  const asked = typed.trim().toLowerCase();
  return rows
    .filter((row) => row.name.toLowerCase().includes(asked) || row.code.toLowerCase().includes(asked))
    .slice(0, SHOWN_MAX);
}

function Hits({ id, hits, at, onTake }: { id: string; hits: readonly Row[]; at: number; onTake: (row: Row) => void }) {
  if (hits.length === 0)
    return (
      <output id={`${id}-list`} className={styles.hits}>
        {text.none}
      </output>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the listbox of an ARIA combobox
    <ul id={`${id}-list`} role="listbox" aria-label={text.hint} className={styles.hits}>
      {hits.map((row, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the combobox that owns the list
        <li
          key={row.code}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- an option of the combobox's list
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The box must keep its focus, or the list would close before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(row)}
        >
          {row.name} <small>{row.code}</small>
        </li>
      ))}
    </ul>
  );
}
