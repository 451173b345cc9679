import type { Finding } from '@yijian/core/contract';
import { memo, type Ref, useEffect, useRef } from 'react';
import { words } from './strings.ts';
import styles from './text-pane.module.css';

type Props = {
  text: string;
  marks: ReadonlyMap<number, Finding>;
  /** the line to go to; a new object goes there again */
  target: { line: number } | null;
  areaRef: Ref<HTMLTextAreaElement>;
  onText: (text: string) => void;
};

/** 正文框: long lines fold as in a letter, marks and variables are coloured, lines with findings are marked. */
export function TextPane({ text, marks, target, areaRef, onText }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (target && box.current) goTo(target.line, box.current);
  }, [target]);
  return (
    <div className={styles.box} ref={box}>
      <div className={styles.sheet}>
        <div className={styles.shown} aria-hidden="true">
          {text.split('\n').map((line, index) => (
            <Line key={index} line={line} severity={marks.get(index + 1)?.severity} />
          ))}
        </div>
        <textarea
          ref={areaRef}
          className={styles.area}
          value={text}
          spellCheck={false}
          autoComplete="off"
          aria-label={words.body}
          maxLength={20_000}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
    </div>
  );
}

const Line = memo(function Line({ line, severity }: { line: string; severity: Finding['severity'] | undefined }) {
  return (
    <div className={styles.line} data-severity={severity}>
      {line.split(/(^【[^】]*】|\{[^{}]*\}|[[\]])/).map((part, index) => (
        <span key={index} data-part={partOf(part)}>
          {part}
        </span>
      ))}
      {'\n'}
    </div>
  );
});

function partOf(part: string): string | undefined {
  if (part.startsWith('【')) return 'mark';
  if (part.startsWith('{')) return 'variable';
  return part === '[' || part === ']' ? 'bracket' : undefined;
}

/** Selects a line and brings it into view. */
function goTo(line: number, box: HTMLElement): void {
  const area = box.querySelector('textarea')!;
  const lines = area.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  const shown = area.previousElementSibling?.children[line - 1] as HTMLElement | undefined;
  box.scrollTo({ top: Math.max(0, (shown?.offsetTop ?? 0) - 60) });
}
