import { elementClasses } from '@yijian/core/definitions';
import type { Finding, ServiceItem } from '@yijian/core/contract';
import { useMemo } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { words } from '../strings.ts';
import { CodePane } from '../studio/code-pane.tsx';
import type { ReadText } from '../studio/definition-text.ts';
import { lineOfPlace, marksByLine } from '../studio/problem-list.ts';
import styles from './definition.module.css';
import { lockedLines } from './locked-lines.ts';
import type { KeptText } from './use-kept-text.ts';

const text = words.definition;
type Props = {
  history: DefinitionHistory;
  kept: KeptText;
  read: ReadText;
  findings: readonly Finding[];
  /** where to go; a new object goes there again */
  target: { place: string } | null;
};

/** 原文: the draft as text, with what was found at its lines and what the level above sets in grey. */
export function TextPane({ history, kept, read, findings, target }: Props) {
  const marks = marksByLine(findings, read.lineOf);
  const locked = useLocked(history);
  const line = useMemo(
    () => target && { line: lineOfPlace(target.place) ?? read.lineOf(target.place) ?? 1 },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- goes there once, not again while one types
    [target],
  );
  return (
    <>
      {locked.names.length > 0 && (
        <div className={styles.lockedNote}>
          {text.locked(locked.names.length, locked.above)}
          <ul>
            {locked.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.editBox}>
        <CodePane
          text={kept.text}
          marks={marks}
          locked={useMemo(() => lockedLines(kept.text, locked.isLocked), [kept.text, locked])}
          target={line}
          onText={kept.setText}
        />
      </div>
    </>
  );
}

/** 由上级统一的要素 of an item that inherits: which they are, and which top parts of its text they cover whole. */
function useLocked({ definition, elements }: DefinitionHistory) {
  const above = ((definition.draft?.body ?? definition.body) as ServiceItem | null)?.inherits?.item;
  return useMemo(() => {
    const classes = elementClasses({ elements });
    const common = above === undefined ? [] : elements.filter((element) => element.class === 'common');
    const isLocked = (part: string): boolean =>
      common.length > 0 && classes.classOf([part]) === 'common' && !classes.hasInner([part]);
    return { above: above ?? '', names: common.map((element) => element.name), isLocked };
  }, [above, elements]);
}
