import { isSame } from '@yijian/core/definitions';
import type { Finding } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { type KeyboardEvent, type ReactNode } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.ts';
import { Findings } from '../findings.tsx';
import { DraftActions } from '../life/draft-actions.tsx';
import { words as life } from '../life/strings.ts';
import { WithdrawButton } from '../registers/withdraw-button.tsx';
import { words } from '../strings.ts';
import styles from './definition.module.css';
import { OthersDraft } from './others-draft.tsx';
import { SaveState } from './save-state.tsx';
import { useAutosave } from './use-autosave.ts';
import type { DraftSaver } from './use-draft-saver.ts';
import type { KeptText } from './use-kept-text.ts';

const text = words.definition;
type Props = {
  history: DefinitionHistory;
  kept: KeptText;
  saver: DraftSaver;
  /** what is saved; null while the text cannot be read */
  definition: unknown;
  /** a definition as `kept` holds it */
  print: (definition: unknown) => string;
  findings: readonly Finding[];
  where: (finding: Finding) => ReactNode;
  /** besides `findings` that block */
  isBlocked?: boolean;
  /** a new definition, which is saved by hand first: what to do then */
  onSaved?: () => void;
  children: ReactNode;
};

/** 编辑框架: saves by itself, steps back, gives up, submits; what somebody else saved meanwhile; what was found. Ctrl + S saves at once. */
export function EditorFrame(props: Props) {
  const { history, kept, saver, definition, print, findings } = props;
  const { draft, body } = history.definition;
  const current = draft?.body ?? body;
  const isDirty =
    definition === null || !(isSame(definition, current) || (saver.sent !== null && isSame(definition, saver.sent)));
  useLeaveGuard(isDirty);
  const { state, saveNow } = useAutosave({
    kept,
    saver,
    isDirty,
    isReadable: definition !== null,
    isOn: props.onSaved === undefined,
    save: async () => {
      const sent = kept.text;
      if (definition === null || !(await saver.save(definition))) return false;
      kept.settle(sent);
      props.onSaved?.();
      return true;
    },
  });
  const isBlocked = props.isBlocked || findings.some((finding) => finding.severity === 'block');
  const isUnfinished = saver.problem?.code === 'catalogue.malformed-definition';
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for what the button does
    <div onKeyDown={(event) => onShortcut(event, { save: () => void saveNow(), undo: kept.undo, redo: kept.redo })}>
      <p className={styles.editNote}>{text.editNote}</p>
      {kept.wasKept && (
        <p className={styles.note}>
          {text.kept}
          <button type="button" className={styles.jump} onClick={() => kept.restart(print(current))}>
            {text.dropKept}
          </button>
        </p>
      )}
      {saver.others && (
        <OthersDraft
          mine={definition}
          others={saver.others}
          by={history.draftBy}
          at={timeOfDraft(history)}
          onTake={() => {
            kept.restart(print(saver.others));
            saver.accept();
          }}
          onKeep={() => void saver.overwrite(definition)}
        />
      )}
      <Tools {...props} maySave={definition !== null && isDirty && !saver.isBusy} onSave={() => void saveNow()}>
        <SaveState state={state} problem={saver.problem} />
      </Tools>
      {props.children}
      <Problem problem={isUnfinished ? saver.discard.problem : (saver.problem ?? saver.discard.problem)} />
      <DraftActions
        definition={history.definition}
        findings={history.findings}
        blocked={isDirty ? life.submit.unsaved : isBlocked ? life.submit.blocked : null}
      />
      <WithdrawButton definition={history.definition} />
      {findings.length > 0 && <h2 className={styles.allFound}>{text.findings}</h2>}
      <Findings findings={findings} where={props.where} />
    </div>
  );
}

/** 工具栏 of the draft: stays in sight while one scrolls. */
function Tools({
  history,
  kept,
  saver,
  print,
  maySave,
  onSave,
  children,
}: Props & { maySave: boolean; onSave: () => void }) {
  const { body } = history.definition;
  const giveUp = async (): Promise<void> => {
    if ((await saver.discard.run(null)) !== undefined) kept.restart(print(body));
  };
  return (
    <fieldset className={styles.editButtons} aria-label={text.tools}>
      <Button disabled={kept.undo === null} onClick={() => kept.undo?.()}>
        {text.undo}
      </Button>
      <Button disabled={kept.redo === null} onClick={() => kept.redo?.()}>
        {text.redo}
      </Button>
      <Button disabled={!maySave} onClick={onSave}>
        {text.save}
      </Button>
      {saver.hash !== null && (
        <Button loading={saver.discard.isBusy} onClick={() => void giveUp()}>
          {text.discard}
        </Button>
      )}
      {children}
    </fieldset>
  );
}

const timeOfDraft = ({ versions }: DefinitionHistory): string => {
  const saved = versions.find((version) => version.status === 'draft')?.savedAt;
  return saved ? shanghaiTime(saved).slice(11, 16) : '';
};

type Moves = { save: () => void; undo: (() => void) | null; redo: (() => void) | null };

function onShortcut(event: KeyboardEvent, { save, undo, redo }: Moves): void {
  if (!(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  const move = key === 's' ? save : key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null;
  if (move === null) return;
  event.preventDefault();
  move();
}
