import { partNames } from '@yijian/core/definitions';
import { type ReactNode, useState } from 'react';
import { numbered } from '../studio/new-bundle.ts';
import { SmallButton } from '../studio/form-parts.tsx';
import { useEditing } from './editing.ts';
import { FoundCount, FoundHere } from './found-here.tsx';
import { buttonOf, focusSoon } from './focus-soon.ts';
import { listAt, moved, type Path, placeOf, textAt } from './item-path.ts';
import styles from './items.module.css';
import { words } from './strings.ts';

const text = words.list;
const UP = '↑';
const DOWN = '↓';
type Props = {
  path: Path;
  add: string;
  /** a new entry, without its id */
  blank: Readonly<Record<string, unknown>>;
  /** the beginning of new ids */
  base: string;
  title: (path: Path) => ReactNode;
  summary?: (path: Path) => ReactNode;
  children: (path: Path) => ReactNode;
};

/** 一串内容: each entry in a line of its own, opened to be changed; added, taken out, moved up and down. */
export function ListPart({ path, add, blank, base, title, summary, children }: Props) {
  const { item, set, foundAt, lockedBy } = useEditing();
  const [opened, setOpened] = useState<string | null>(null);
  const list = listAt(item, path);
  const why = lockedBy(path);
  const idAt = (at: number): string => textAt(list, [at, 'id']) || String(at);
  const append = (): void => {
    const id = numbered(base, new Set(list.map((_, at) => idAt(at))));
    set(path, [...list, { id, ...blank }]);
    setOpened(id);
    focusSoon(`${placeOf(item, path)}/${id}`, (row) => row.querySelector<HTMLElement>('input, select, textarea'));
  };
  const move = (at: number, by: 1 | -1): void => {
    set(path, moved(list, at, at + by));
    focusSoon(placeOf(item, [...path, at]), (row) => buttonOf(row, by === 1 ? DOWN : UP));
  };
  const remove = (at: number): void => {
    set(
      path,
      list.filter((_, index) => index !== at),
    );
    focusSoon(placeOf(item, path), (whole) => buttonOf(whole, add));
  };
  return (
    <div data-place={placeOf(item, path)}>
      <FoundHere found={foundAt(path)} />
      {why !== null && <p className={styles.lockedWhy}>{why}</p>}
      {list.length === 0 && <p className={styles.none}>{text.empty}</p>}
      <ol className={styles.rows}>
        {list.map((_, at) => (
          <Row
            key={idAt(at)}
            path={[...path, at]}
            isOpen={opened === idAt(at)}
            onOpen={() => setOpened(opened === idAt(at) ? null : idAt(at))}
            onMove={why === null ? (by) => move(at, by) : undefined}
            onRemove={why === null ? () => remove(at) : undefined}
            isFirst={at === 0}
            isLast={at === list.length - 1}
            title={title([...path, at])}
            summary={summary?.([...path, at])}
          >
            {children([...path, at])}
          </Row>
        ))}
      </ol>
      {why === null && <SmallButton onClick={append}>{add}</SmallButton>}
    </div>
  );
}

type RowProps = {
  path: Path;
  isOpen: boolean;
  onOpen: () => void;
  onMove: ((by: 1 | -1) => void) | undefined;
  onRemove: (() => void) | undefined;
  isFirst: boolean;
  isLast: boolean;
  title: ReactNode;
  summary: ReactNode;
  children: ReactNode;
};

function Row({ path, isOpen, onOpen, onMove, onRemove, isFirst, isLast, title, summary, children }: RowProps) {
  const { item, foundAt, foundWithin } = useEditing();
  const within = foundWithin(path);
  const what = partNames[String(path.at(-2))] ?? '';
  const number = Number(path.at(-1)) + 1;
  const told = (move: string): string => `${move} ${what} ${number}`;
  return (
    <li className={styles.row} data-place={placeOf(item, path)} data-open={isOpen}>
      <div className={styles.rowHead}>
        <button type="button" className={styles.rowTitle} aria-expanded={isOpen} onClick={onOpen}>
          <span className={styles.rowNumber}>{number}</span>
          <b>{title || text.untold}</b>
          {summary && <small>{summary}</small>}
        </button>
        {!isOpen && <FoundCount found={within} told={words.found(within.length)} />}
        <span className={styles.rowMoves}>
          {onMove && !isFirst && (
            <SmallButton label={told(text.up)} onClick={() => onMove(-1)}>
              {UP}
            </SmallButton>
          )}
          {onMove && !isLast && (
            <SmallButton label={told(text.down)} onClick={() => onMove(1)}>
              {DOWN}
            </SmallButton>
          )}
          <SmallButton label={told(isOpen ? text.close : text.open)} onClick={onOpen}>
            {isOpen ? text.close : text.open}
          </SmallButton>
          {onRemove && (
            <SmallButton danger label={told(text.remove)} onClick={onRemove}>
              {text.remove}
            </SmallButton>
          )}
        </span>
      </div>
      {isOpen && (
        <div className={styles.rowBody}>
          <FoundHere found={foundAt(path)} />
          {children}
        </div>
      )}
    </li>
  );
}
