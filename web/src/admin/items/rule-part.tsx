import { useShared } from '../catalogue/use-shared.ts';
import { ConditionBuilder } from '../studio/condition-builder.tsx';
import { conditionWords } from '../studio/conditions.ts';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { type Path, placeOf, textAt } from './item-path.ts';
import styles from './items.module.css';

/** 条件: told in words where it cannot be changed, else clause by clause as in the studio. */
export function RulePart({ path, label }: { path: Path; label: string }) {
  const { item, set, foundAt, lockedBy, questions } = useEditing();
  const shared = useShared();
  const rule = textAt(item, path) || undefined;
  const why = lockedBy(path);
  return (
    <fieldset className={styles.basis} data-place={placeOf(item, path)}>
      <legend>{label}</legend>
      {why === null ? (
        <ConditionBuilder rule={rule} questions={questions} onRule={(changed) => set(path, changed)} />
      ) : (
        <p>
          {conditionWords(rule, questions, shared)} <span className={styles.lockedWhy}>{why}</span>
        </p>
      )}
      <FoundHere found={foundAt(path)} />
    </fieldset>
  );
}
