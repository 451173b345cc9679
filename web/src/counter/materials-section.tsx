import type { ApplicationMaterial } from '../api/applications.ts';
import { anchorOf } from '../ui/form/anchors.ts';
import { FileDrop } from '../ui/form/file-drop.tsx';
import { materialKind } from '../ui/form/open-fields.ts';
import type { ApplicationState } from '../ui/form/use-application.ts';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

type Props = { state: ApplicationState; showsMissing: boolean };

/** 材料: what is to be taken in stands first, with what to look at on the paper; what the applicant is spared stands below. */
export function MaterialsSection({ state, showsMissing }: Props) {
  const materials = state.application?.materials ?? [];
  const taken = materials.filter((one) => materialKind(one) !== 'spared');
  const spared = materials.filter((one) => materialKind(one) === 'spared');
  return (
    <Section title={words.steps.materials} aside={<span>{asideOf(taken)}</span>}>
      <ul className={styles.materials}>
        {taken.map((material) => (
          <li
            key={material.key}
            id={anchorOf(`material:${material.key}`)}
            data-missing={showsMissing && material.problem !== null}
          >
            <MaterialHead material={material} />
            {material.exemption?.way === 'commitment' && (
              <CommitBox
                text={material.exemption.text}
                isOn={material.committed}
                onChange={(isOn) => void state.commit(material.key, isOn)}
              />
            )}
            {materialKind(material) === 'commit' ? (
              <details open={material.files.length > 0}>
                <summary className={styles.summary}>{words.orBring}</summary>
                <FileDrop material={material} state={state} />
              </details>
            ) : (
              <FileDrop material={material} state={state} />
            )}
            {material.problem && (showsMissing || material.files.length > 0) && (
              <p className={styles.problem} role="alert">
                {material.problem.message}。{material.problem.remedy}
              </p>
            )}
          </li>
        ))}
      </ul>
      {spared.length > 0 && (
        <details className={styles.more}>
          <summary>{words.exempt(spared.length)}</summary>
          <ul className={styles.exempt}>
            {spared.map((material) => (
              <li key={material.key}>
                <span>{material.name}</span>
                <span className="secondary">
                  {material.bound ? words.bound(material.bound.label) : (material.exemption?.reason ?? '')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function asideOf(taken: readonly ApplicationMaterial[]): string {
  const commitments = taken.filter((one) => materialKind(one) === 'commit').length;
  if (taken.length === 0) return words.bringNone;
  return [
    taken.length > commitments && words.bring(taken.length - commitments),
    commitments > 0 && words.toCommit(commitments),
  ]
    .filter(Boolean)
    .join('，');
}

function MaterialHead({ material }: { material: ApplicationMaterial }) {
  const isDone = material.files.length > 0 || material.committed;
  const notes = [
    !material.required && words.optionalMaterial,
    material.deferrable && words.deferrable,
    material.keepReason,
  ].filter(Boolean);
  return (
    <>
      <p className={styles.materialHead}>
        <b>{material.name}</b>
        <span className={styles.mark} data-done={isDone}>
          {isDone ? words.materialDone : words.materialMissing}
        </span>
        <span className="secondary">{words.copies(material.originals, material.copies)}</span>
      </p>
      <p className={styles.materialCheck}>
        <b>{words.check}</b>
        {[material.content, material.signature !== '无' && material.signature].filter(Boolean).join('；')}
      </p>
      {notes.length > 0 && <p className="secondary">{notes.join('。')}</p>}
    </>
  );
}

/** 告知承诺 at the window: read aloud, then ticked. */
function CommitBox({ text, isOn, onChange }: { text: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <div className={styles.commit}>
      <p>
        <b>{words.commitRead}</b>
        <q>{text}</q>
      </p>
      <label>
        <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
        {words.committed}
      </label>
    </div>
  );
}
