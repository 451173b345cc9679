import type { Finding } from '@yijian/core/contract';
import { type KeyboardEvent, memo, useEffect, useId, useRef } from 'react';
import styles from './code-pane.module.css';
import { tokensOf } from './code-tokens.ts';
import { words } from './strings.ts';

const LINE_PX = 21;
const LINES_ABOVE = 4;

type Props = {
  text: string;
  marks: ReadonlyMap<number, Finding>;
  /** lines that are set elsewhere (由上级统一) */
  locked?: ReadonlySet<number>;
  /** the line to go to; a new object goes there again */
  target: { line: number | null } | null;
  onText: (text: string) => void;
};

/** 编辑框: plain text with line numbers and colours; what was found stands at the end of its line. Tab leaves it as everywhere. */
export function CodePane({ text, marks, locked, target, onText }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const lines = text.split('\n');
  useEffect(() => {
    if (target?.line && area.current && box.current) goTo(target.line, area.current, box.current);
  }, [target]);
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) indentNext(event, onText);
  };
  return (
    <div className={styles.box} ref={box}>
      <div className={styles.sheet}>
        <div className={styles.gutter} aria-hidden="true">
          {lines.map((_, index) => (
            <span key={index} data-severity={marks.get(index + 1)?.severity}>
              {index + 1}
            </span>
          ))}
        </div>
        <div className={styles.paper}>
          <pre className={styles.shown} aria-hidden="true">
            {lines.map((line, index) => (
              <CodeLine
                key={index}
                line={line}
                finding={marks.get(index + 1)}
                isLocked={locked?.has(index + 1) ?? false}
              />
            ))}
          </pre>
          <p id={hint} className="visually-hidden">
            {words.editorHint}
          </p>
          <textarea
            ref={area}
            className={styles.area}
            value={text}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            wrap="off"
            aria-label={words.editorLabel}
            aria-describedby={hint}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={onKey}
          />
        </div>
      </div>
    </div>
  );
}

const CodeLine = memo(function CodeLine({
  line,
  finding,
  isLocked,
}: {
  line: string;
  finding: Finding | undefined;
  isLocked: boolean;
}) {
  return (
    <span className={styles.line} data-severity={finding?.severity} data-locked={isLocked || undefined}>
      {tokensOf(line).map((token, index) => (
        <span key={index} data-token={token.kind}>
          {token.text}
        </span>
      ))}
      {finding && <span className={styles.lens}>{finding.message}</span>}
    </span>
  );
});

/** Selects a line and brings it into view, with a few lines above it. */
function goTo(line: number, area: HTMLTextAreaElement, box: HTMLElement): void {
  const lines = area.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  box.scrollTo({ top: Math.max(0, (line - 1 - LINES_ABOVE) * LINE_PX), left: 0 });
}

/** The next line begins where this one does; after a colon, one step further in. */
function indentNext(event: KeyboardEvent<HTMLTextAreaElement>, onText: (text: string) => void): void {
  const area = event.currentTarget;
  const before = area.value.slice(0, area.selectionStart);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const indent = /^\s*/.exec(line)![0] + (/:\s*$/.test(line) ? '  ' : '');
  if (indent === '') return;
  event.preventDefault();
  area.setRangeText(`\n${indent}`, area.selectionStart, area.selectionEnd, 'end');
  onText(area.value);
}
