import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Bundle } from '@yijian/core/contract';
import { useEffect, useId, useState } from 'react';
import { findItems, type FoundItem } from '../../api/catalogue.ts';
import styles from './form.module.css';
import { words } from './strings.ts';

const PAUSE_MS = 200;
const text = words.members;
type Props = { audience: Bundle['audience']; chosen: ReadonlySet<string>; onChoose: (item: FoundItem) => void };

/** 搜索事项: by name, department, pinyin or everyday words; a click takes it in. */
export function ItemSearch({ audience, chosen, onChoose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ['find-items', asked, audience],
    queryFn: () => findItems(asked, audience),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const items = asked === '' ? [] : (found.data?.items ?? []);
  return (
    <div className={styles.itemSearch}>
      <label htmlFor={id}>{text.search}</label>
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={text.searchHint}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {asked !== '' && found.data && items.length === 0 && <output className={styles.note}>{text.none}</output>}
      {items.length > 0 && (
        <ul className={styles.found} aria-label={text.found}>
          {items.map((item) => (
            <li key={item.code}>
              <span>
                <b>{item.name}</b>
                <span className={styles.memberNote}>
                  {item.authority} · {item.typeName} · {text.days(item.promisedDays)}
                </span>
              </span>
              <button
                type="button"
                className={styles.small}
                disabled={chosen.has(item.code)}
                onClick={() => onChoose(item)}
              >
                {chosen.has(item.code) ? text.added : text.add}
                <span className="visually-hidden">{item.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
