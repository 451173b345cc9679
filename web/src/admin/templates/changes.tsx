import type { DocumentTemplate } from '@yijian/core/contract';
import { useMemo } from 'react';
import { differencesOf, partNames } from '@yijian/core/definitions';
import { lineChanges } from './line-changes.ts';
import { words } from './strings.ts';
import styles from './templates.module.css';

type Props = { before: DocumentTemplate; after: DocumentTemplate };

/** 与现行版本的不同: settings by name, the text line by line with what was removed and added. */
export function Changes({ before, after }: Props) {
  const lines = useMemo(() => lineChanges(before.body, after.body), [before.body, after.body]);
  const settings = differencesOf({ ...before, body: '' }, { ...after, body: '' });
  const isSame = settings.length === 0 && lines.every((line) => line.is === 'kept');
  return (
    <section className={styles.changes} aria-label={words.changes}>
      <h2>{words.changes}</h2>
      {isSame && <p className="secondary">{words.noChange}</p>}
      <ul>
        {settings.map(({ path, before: old, after: now }) => (
          <li key={path.join('/')}>
            {partNames[path[0]!] ?? path[0]}：<del>{old}</del> <ins>{now}</ins>
          </li>
        ))}
      </ul>
      {!isSame && (
        <ol className={styles.diff}>
          {lines
            .filter((line) => line.is !== 'kept')
            .map((line, at) => (
              <li key={at} data-is={line.is}>
                <b>{words[line.is === 'added' ? 'added' : 'removed']}</b>
                {line.is === 'added' ? <ins>{line.text}</ins> : <del>{line.text}</del>}
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}
