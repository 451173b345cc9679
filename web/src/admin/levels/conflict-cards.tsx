import { type MergeConflict, shown } from '@yijian/core/definitions';
import Button from 'antd/es/button';
import { type KeyboardEvent, useRef } from 'react';
import type { Choice } from '../../api/levels.ts';
import styles from './levels.module.css';
import { words } from './strings.ts';

const text = words.merge;
type Take = Choice['take'];
type Props = {
  conflicts: readonly MergeConflict[];
  choices: ReadonlyMap<string, Take>;
  placeOf: (path: readonly string[]) => string;
  onChoices: (choices: ReadonlyMap<string, Take>) => void;
};

/** 冲突卡片: one per place, with 上级 / 本级 / 原来 side by side; arrows move on, 1 and 2 choose. */
export function ConflictCards({ conflicts, choices, placeOf, onChoices }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const choose = (path: readonly string[], take: Take): void =>
    onChoices(new Map([...choices, [path.join('/'), take]]));
  const all = (take: Take): void => onChoices(new Map(conflicts.map(({ path }) => [path.join('/'), take])));
  const move = (at: number): void =>
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[at]?.focus({ preventScroll: false });
  const onKey = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const take = ({ 1: 'theirs', 2: 'ours' } as const)[event.key];
    if (step === undefined && take === undefined) return;
    event.preventDefault();
    if (take) choose(conflicts[at]!.path, take);
    move(Math.max(0, Math.min(conflicts.length - 1, at + (step ?? 1))));
  };
  return (
    <section aria-label={text.conflicts} className={styles.conflicts}>
      <h2>{text.conflicts}</h2>
      <div className={styles.actions}>
        <output>{text.progress(choices.size, conflicts.length)}</output>
        <Button size="small" onClick={() => all('theirs')}>
          {text.allTheirs}
        </Button>
        <Button size="small" onClick={() => all('ours')}>
          {text.allOurs}
        </Button>
        <span className="secondary">{text.keys}</span>
      </div>
      <ol ref={list} className={styles.cards}>
        {conflicts.map((conflict, at) => (
          <Card
            key={conflict.path.join('/')}
            conflict={conflict}
            place={placeOf(conflict.path)}
            taken={choices.get(conflict.path.join('/')) ?? null}
            onTake={(take) => choose(conflict.path, take)}
            onKey={(event) => onKey(event, at)}
          />
        ))}
      </ol>
    </section>
  );
}

type CardProps = {
  conflict: MergeConflict;
  place: string;
  taken: Take | null;
  onTake: (take: Take) => void;
  onKey: (event: KeyboardEvent) => void;
};

function Card({ conflict, place, taken, onTake, onKey }: CardProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- arrows walk the cards; the buttons inside do the same
    <li tabIndex={0} data-taken={taken ?? undefined} onKeyDown={onKey} aria-label={place}>
      <h3>
        {place} <small className="secondary">{text.why[conflict.why]}</small>
      </h3>
      <dl className={styles.ways}>
        {(['theirs', 'ours', 'base'] as const).map((way) => (
          <div key={way} data-taken={taken === way || undefined}>
            <dt>{text[way]}</dt>
            <dd>{shown(conflict[way]) ?? text.gone}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>
        {(['theirs', 'ours'] as const).map((take) => (
          <Button
            key={take}
            aria-pressed={taken === take}
            type={taken === take ? 'primary' : 'default'}
            onClick={() => onTake(take)}
          >
            {take === 'theirs' ? text.useTheirs : text.useOurs}
          </Button>
        ))}
      </div>
    </li>
  );
}
