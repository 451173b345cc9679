import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { addressOf, find, searchAddress } from '../../api/find.ts';
import { useGo } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './home.module.css';

const text = words.home;
const PAUSE_MS = 180;
const SHOWN = 8;

type Hit = { to: string; name: string; kind: string; note: string };

/** 搜索: one box with suggestions while typing (ARIA combobox: arrows choose, Enter opens, Escape closes). */
export function SearchBox({ initial = '' }: { initial?: string }) {
  const go = useGo();
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [chosen, setChosen] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const hits = useHits(typed);
  const isShown = isOpen && hits.length > 0;
  const open = (to: string): void => {
    setOpen(false);
    go(to);
  };
  const submit = (): void => {
    const hit = isShown ? hits[chosen] : undefined;
    if (hit) open(hit.to);
    else if (typed.trim()) open(searchAddress(typed.trim(), {}));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setOpen(false);
    if (step === undefined || hits.length === 0) return;
    event.preventDefault();
    setOpen(true);
    // One place more than there are hits: back in what was typed.
    const next = (chosen + 1 + step + hits.length + 1) % (hits.length + 1);
    setChosen(next - 1);
  };
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={styles.searchBox}>
          <input
            className={styles.searchInput}
            role="combobox"
            aria-label={text.ask}
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-activedescendant={isShown && chosen >= 0 ? `${id}-${chosen}` : undefined}
            autoComplete="off"
            placeholder={text.placeholder}
            maxLength={60}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setChosen(-1);
              setOpen(true);
            }}
            onKeyDown={onKey}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
          />
          <button type="submit" className={styles.searchButton}>
            {text.search}
          </button>
        </div>
        <p className="visually-hidden" aria-live="polite">
          {isShown ? words.find.suggestionCount(hits.length) : ''}
        </p>
        {isShown && <Suggestions id={id} hits={hits} chosen={chosen} onOpen={open} />}
      </form>
    </search>
  );
}

function Suggestions({
  id,
  hits,
  chosen,
  onOpen,
}: {
  id: string;
  hits: readonly Hit[];
  chosen: number;
  onOpen: (to: string) => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the listbox of an ARIA combobox; a select cannot follow typing
    <ul id={`${id}-list`} role="listbox" aria-label={text.suggestions} className={styles.suggestions}>
      {hits.map((hit, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are handled by the combobox that owns the list
        <li
          key={hit.to}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- an option of the combobox's list
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // The box must keep its focus, or the list would close before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onOpen(hit.to)}
        >
          <span className={styles.tag}>{hit.kind}</span>
          <b>{hit.name}</b>
          <span className={styles.note}>{hit.note}</span>
        </li>
      ))}
    </ul>
  );
}

function useHits(typed: string): Hit[] {
  const q = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: () => find({ q, limit: SHOWN }),
    enabled: q !== '',
    staleTime: 60_000,
  }).data;
  if (!found || q === '') return [];
  const isNear = found.things.length === 0;
  return (isNear ? found.nearest : found.things).map((thing) => ({
    to: addressOf(thing),
    name: thing.name,
    kind: thing.kind === 'bundle' ? text.asBundle : text.asItem,
    note: isNear ? (found.isNear ? words.find.nearest : words.find.popular) : thing.note,
  }));
}

/** The text once typing paused, so that not every key asks the server. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
