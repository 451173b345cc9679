import { Caret } from '../../ui/caret.tsx';
import type { Preview } from '@yijian/core/contract';
import { useState } from 'react';
import { words } from '../strings.ts';
import styles from './so-far.module.css';

const text = words.bundle;

/** 目前的结果: grows with every answer. Beside the questions on desktops; on phones a bar at the bottom that opens. */
export function SoFar({ preview, isFirst }: { preview: Preview; isFirst: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const bring = preview.materials.filter((material) => material.disposition === 'bring' && material.required);
  const spared = preview.materials.filter((material) => material.disposition === 'exempt');
  const days = text.atMost(preview.timeline.promiseDays);
  return (
    <aside className={styles.panel} data-open={isOpen} aria-label={text.soFar}>
      <button type="button" className={styles.handle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>
          {text.soFar}：{words.home.items(preview.included.length)}，{text.toBring} {text.pieces(bring.length)}，{days}
        </span>
        <Caret isOpen={!isOpen} />
      </button>
      <div className={styles.body} aria-live="polite">
        <h2 className={styles.heading}>{text.soFar}</h2>
        <p className={styles.hint}>{text.soFarHint}</p>
        <h3>{text.toHandle}</h3>
        <ul className={styles.items}>
          {preview.included.map((member) => (
            <li key={member.id}>
              {member.name}
              <small>{member.authorityName}</small>
            </li>
          ))}
        </ul>
        {preview.undecided.length > 0 && (
          <details className={styles.open}>
            <summary>{text.undecidedCount(preview.undecided.length)}</summary>
            <ul>
              {preview.undecided.map((member) => (
                <li key={member.id}>{member.name}</li>
              ))}
            </ul>
          </details>
        )}
        <h3>{text.toBring}</h3>
        {bring.length === 0 ? (
          <p>{isFirst ? text.undecided : text.toBringNone}</p>
        ) : (
          <ul className={styles.items}>
            {bring.map((material) => (
              <li key={material.key}>{material.name}</li>
            ))}
          </ul>
        )}
        {spared.length > 0 && <p className={styles.spared}>{text.spared(spared.length)}</p>}
        <h3>{text.takes}</h3>
        <p className={styles.days}>{days}</p>
      </div>
    </aside>
  );
}
