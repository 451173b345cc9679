import { type KeyboardEvent, useRef } from 'react';
import { type Column, DataList } from './data-list.tsx';
import styles from './staff.module.css';
import { useShortcuts } from './use-shortcuts.ts';

type Props<R> = {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  rowTo: (row: R) => string;
};

/** 工作清单: a list worked through with the keyboard: J and K (or the arrows) move, Enter opens; the whole row can be clicked. */
export function WorkList<R>(props: Props<R>) {
  const box = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1): void => focusRow(box.current, step);
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- a wider target for the link inside the row
    <div
      ref={box}
      className={styles.workList}
      onKeyDown={onKey}
      onClick={(event) => {
        const target = event.target as HTMLElement;
        if (!target.closest('a, button') && !getSelection()?.toString())
          target.closest('tbody tr')?.querySelector('a')?.click();
      }}
    >
      <DataList {...props} />
    </div>
  );
}

/** The first link of the next row; from outside the list, the first or last row. */
function focusRow(box: HTMLElement | null, step: 1 | -1): void {
  const links = [...(box?.querySelectorAll<HTMLElement>('tbody tr td:first-child a') ?? [])];
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next]?.focus();
  links[next]?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}
