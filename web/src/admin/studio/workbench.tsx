import type { Bundle } from '@yijian/core/contract';
import { expandBundle } from '@yijian/core/definitions';
import { useMemo, useState } from 'react';
import type { Studio } from '../../api/studio.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useLeaveGuard } from '../../ui/use-leave-guard.ts';
import { useShared } from '../catalogue/use-shared.ts';
import { DefinitionPane, type Jump, type Mode } from './definition-pane.tsx';
import { FirstSteps } from './first-steps.tsx';
import { PlanPane } from './plan-pane.tsx';
import { lineOfPlace, problemsOf } from './problem-list.ts';
import { mergedQuestions } from './questions.ts';
import { words } from './strings.ts';
import styles from './studio.module.css';
import { useDefinition } from './use-definition.ts';
import { useItems } from './use-items.ts';
import { useLiveCompile } from './use-live-compile.ts';
import { WorkbenchHead } from './workbench-head.tsx';

type Props = { initial: Bundle; studio: Studio | null };

/** 工作台: the definition at the left, what follows from it at the right; every change is compiled after a moment. */
export function Workbench({ initial, studio }: Props) {
  const edited = useDefinition(initial);
  const { compiled, isCompiling, problem } = useLiveCompile(edited.definition);
  const shared = useShared();
  const bundle = useMemo(() => expandBundle(edited.bundle, shared), [edited.bundle, shared]);
  const items = useItems(bundle);
  const questions = useMemo(() => mergedQuestions(bundle, [...items.values()]), [bundle, items]);
  const problems = useMemo(
    () => problemsOf(edited.read.faults, compiled?.findings ?? []),
    [edited.read.faults, compiled],
  );
  const [jump, setJump] = useState<Jump | null>(null);
  const [mode, setMode] = useState<Mode>('form');
  const [pane, setPane] = useState<'definition' | 'plan'>(studio === null ? 'definition' : 'plan');
  const [saved, setSaved] = useState(() => JSON.stringify(edited.definition));
  const isDirty = JSON.stringify(edited.definition) !== saved;
  useLeaveGuard(isDirty);
  const jumpTo = (place: string): void => {
    setPane('definition');
    if (lineOfPlace(place) !== null && mode === 'form') setMode(edited.format);
    setJump({ place, line: lineOfPlace(place) ?? edited.read.lineOf(place) });
  };
  return (
    <>
      <WorkbenchHead
        edited={edited}
        studio={studio}
        compiled={compiled}
        problems={problems}
        questions={questions}
        isCompiling={isCompiling}
        isDirty={isDirty}
        onSaved={() => setSaved(JSON.stringify(edited.definition))}
        onJump={jumpTo}
      />
      <Problem problem={problem} />
      <fieldset className={styles.paneSwitch} aria-label={words.panes.plan}>
        {(['definition', 'plan'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={pane === name} onClick={() => setPane(name)}>
            {words.panes[name]}
          </button>
        ))}
      </fieldset>
      <div className={styles.panes} data-pane={pane}>
        <DefinitionPane
          mode={mode}
          onMode={setMode}
          edited={edited}
          isNew={studio === null}
          isUntouched={studio === null && !isDirty}
          items={items}
          questions={questions}
          problems={problems}
          jump={jump}
          onJump={jumpTo}
        />
        <section className={styles.right} aria-label={words.panes.plan} aria-busy={isCompiling}>
          <h2 className="visually-hidden">{words.panes.plan}</h2>
          {compiled === null && <LoadingBlock lines={6} />}
          {compiled?.release ? (
            <PlanPane
              release={compiled.release}
              bundle={bundle}
              questions={questions}
              items={items}
              studio={studio}
              isStale={edited.read.faults.length > 0}
              onJump={jumpTo}
            />
          ) : (
            compiled !== null && <FirstSteps bundle={bundle} problems={problems} onJump={jumpTo} />
          )}
        </section>
      </div>
    </>
  );
}
