import type { ApplicationMaterial, Received } from '../api/applications.ts';
import { anchorOf } from '../ui/form/anchors.ts';
import { CameraCapture } from '../ui/form/camera-capture.tsx';
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
            <ReceivingRow material={material} onTick={(one) => void state.receive(material.key, one)} />
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
                <TakeIn material={material} state={state} />
              </details>
            ) : (
              !material.gap && <TakeIn material={material} state={state} />
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
          {markOf(material)}
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

function markOf({ gap, files, committed }: ApplicationMaterial): string {
  if (gap) return words.materialGap;
  if (files.length > 0) return words.materialDone;
  return committed ? words.materialCommitted : words.materialMissing;
}

/** 扫描件: from the camera on the desk, or a file from the scanner. */
function TakeIn({ material, state }: { material: ApplicationMaterial; state: ApplicationState }) {
  return (
    <>
      <CameraCapture
        name={material.name}
        onPages={(pages) => {
          for (const page of pages) void state.upload(page, material.key, () => {});
        }}
      />
      <FileDrop material={material} state={state} />
    </>
  );
}

/** 清点: originals seen, copies kept, or missing; what is missing goes into the one-time notice and onto the receipt. */
function ReceivingRow({
  material,
  onTick,
}: {
  material: ApplicationMaterial;
  onTick: (received: Received | null) => void;
}) {
  const { received } = material;
  const paper = received?.missing === false ? received : { missing: false as const, originals: 0, copies: 0 };
  const tick = (next: { originals: number; copies: number }): void =>
    onTick(next.originals + next.copies > 0 ? { missing: false, ...next } : null);
  const isThere = material.files.length > 0 || material.committed;
  return (
    <fieldset className={styles.receiving}>
      <legend className="visually-hidden">{words.receiving(material.name)}</legend>
      {material.originals > 0 && (
        <label>
          <input
            type="checkbox"
            checked={paper.originals > 0}
            onChange={(event) =>
              tick({ originals: event.target.checked ? material.originals : 0, copies: paper.copies })
            }
          />
          {words.originalsSeen(material.originals)}
        </label>
      )}
      {material.copies > 0 && (
        <label>
          <input
            type="checkbox"
            checked={paper.copies > 0}
            onChange={(event) =>
              tick({ originals: paper.originals, copies: event.target.checked ? material.copies : 0 })
            }
          />
          {words.copiesKept(material.copies)}
        </label>
      )}
      {!isThere && (
        <label>
          <input
            type="checkbox"
            checked={received?.missing === true}
            onChange={(event) => onTick(event.target.checked ? { missing: true } : null)}
          />
          {words.markMissing}
        </label>
      )}
      {material.gap && <small>{words.markMissingEffect}</small>}
    </fieldset>
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
