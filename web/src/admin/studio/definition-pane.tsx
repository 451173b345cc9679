import type { Finding, Question, ServiceItem } from '@yijian/core/contract';
import { useEffect, useMemo, useRef } from 'react';
import { BundleForm } from './bundle-form.tsx';
import { CodePane } from './code-pane.tsx';
import type { TextFormat } from './definition-text.ts';
import { ProblemPanel } from './problem-panel.tsx';
import { marksByLine } from './problem-list.ts';
import { reveal } from './reveal.ts';
import { words as admin } from '../strings.ts';
import { words } from './strings.ts';
import styles from './studio.module.css';
import type { EditedDefinition } from './use-definition.ts';

/** 编辑方式. */
export type Mode = 'form' | TextFormat;
/** 要去的地方; `line` of the text, null where it has none. A new object goes there again. */
export type Jump = { place: string; line: number | null };
type Props = {
  mode: Mode;
  onMode: (mode: Mode) => void;
  edited: EditedDefinition;
  isNew: boolean;
  /** nothing was entered yet: what is missing is no reproach */
  isUntouched: boolean;
  items: ReadonlyMap<string, ServiceItem>;
  questions: readonly Question[];
  problems: readonly Finding[];
  jump: Jump | null;
  onJump: (place: string) => void;
};

/** 定义栏: the same definition as a form, as YAML or as JSON; what was found stands beneath it and at its place. */
export function DefinitionPane(props: Props) {
  const { mode, edited, items, questions, problems, jump, onJump } = props;
  const form = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => marksByLine(problems, edited.read.lineOf), [problems, edited.read]);
  useEffect(() => {
    if (jump !== null && mode === 'form') reveal(form.current, jump.place);
  }, [jump, mode]);
  const choose = (next: Mode): void => {
    if (next !== 'form') edited.setFormat(next);
    props.onMode(next);
  };
  const names = new Map([
    ...[...items.values()].map((item) => [`item:${item.code}`, item.name] as const),
    ...questions.map((question) => [question.id, question.text] as const),
    ...edited.bundle.members.map((member) => [member.id, items.get(member.item)?.name ?? member.id] as const),
  ]);
  return (
    <section className={styles.left} aria-label={words.panes.definition}>
      <h2 className="visually-hidden">{words.panes.definition}</h2>
      <fieldset className={styles.modes} aria-label={words.panes.definition}>
        {(['form', 'yaml', 'json'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={mode === name}
            title={words.modeHints[name]}
            onClick={() => choose(name)}
          >
            {words.modes[name]} <small>{name === 'form' ? '' : words.modeHints[name]}</small>
          </button>
        ))}
        <span className={styles.steps}>
          <button type="button" disabled={edited.undo === null} onClick={() => edited.undo?.()}>
            {admin.definition.undo}
          </button>
          <button type="button" disabled={edited.redo === null} onClick={() => edited.redo?.()}>
            {admin.definition.redo}
          </button>
        </span>
      </fieldset>
      {mode === 'form' ? (
        <div className={styles.form} ref={form}>
          {edited.read.faults.length > 0 ? (
            <p className={styles.emptyPlan}>{words.status.stale}</p>
          ) : (
            <BundleForm
              bundle={edited.bundle}
              isNew={props.isNew}
              items={items}
              questions={questions}
              problems={props.isUntouched ? [] : problems}
              onBundle={edited.setBundle}
            />
          )}
        </div>
      ) : (
        <CodePane text={edited.text} marks={marks} target={jump} onText={edited.setText} />
      )}
      <ProblemPanel
        isQuiet={props.isNew}
        problems={problems}
        bundle={edited.bundle.code}
        names={names}
        questions={questions}
        onJump={onJump}
      />
    </section>
  );
}
