import { useState } from 'react';
import type { ApproverStrand, FormBox } from '../api/approver.ts';
import { Section } from '../ui/section.tsx';
import styles from './approver.module.css';
import { words } from './strings.ts';

/** 申请内容: the item's own form, box for box, with where each value came from and, on request, why it may be seen. */
export function FactsPanel({ found }: { found: ApproverStrand }) {
  const [showsWhy, setShowsWhy] = useState(false);
  const sections = new Map<string, FormBox[]>();
  for (const box of found.originalForm) sections.set(box.section, [...(sections.get(box.section) ?? []), box]);
  return (
    <Section
      title={words.factsTitle}
      note={words.factsNote}
      aside={
        <button
          type="button"
          className={styles.textButton}
          aria-pressed={showsWhy}
          onClick={() => setShowsWhy(!showsWhy)}
        >
          {showsWhy ? words.hideWhy : words.whySee}
        </button>
      }
    >
      {[...sections].map(([section, boxes]) => (
        <div key={section} className={styles.formPart}>
          <h3>{section}</h3>
          <dl className={styles.boxes}>
            {boxes.map((box) => (
              <div key={box.field}>
                <dt>{box.label}</dt>
                <dd>
                  <span>{textOf(box.value) || <span className="secondary">{words.notFilled}</span>}</span>
                  {box.source && <span className={styles.source}>{box.source}</span>}
                  {showsWhy && <span className={styles.why}>{box.why ?? words.whyDefault(found.strand.itemName)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  );
}

const textOf = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join('、'));
