import { useState } from 'react';
import type { ApplicationMaterial } from '../../api/applications.ts';
import { anchorOf } from './anchors.ts';
import styles from './application-form.module.css';
import { FileDrop } from './file-drop.tsx';
import { KeptPapers } from './kept-papers.tsx';
import { materialKind } from './open-fields.ts';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = { material: ApplicationMaterial; state: ApplicationState; showsMissing: boolean };

/** 一份材料: what it must contain; upload, or a commitment in its place. */
export function MaterialItem({ material, state, showsMissing }: Props) {
  const isCommitment = materialKind(material) === 'commit';
  const isBad = showsMissing && material.problem !== null;
  return (
    <li className={styles.material} id={anchorOf(`material:${material.key}`)} data-bad={isBad}>
      <div className={styles.materialHead}>
        <h3>{material.name}</h3>
        {!material.required && <span className={styles.tag}>{words.optionalMaterial}</span>}
        {material.deferrable && <span className={styles.tag}>{words.deferrable}</span>}
        {isCommitment && <span className={styles.tag}>{words.toCommit}</span>}
      </div>
      <p className="secondary">
        {[material.content, material.signature !== '无' ? material.signature : ''].filter(Boolean).join('；')}
      </p>
      {material.keepReason && (
        <p className="secondary">
          {words.keep}：{material.keepReason}
        </p>
      )}
      <KeptPapers material={material} state={state} />
      {isCommitment && <Commitment material={material} state={state} />}
      {isCommitment ? (
        <details className={styles.alternative} open={material.files.length > 0}>
          <summary>{words.orUpload}</summary>
          <FileDrop material={material} state={state} />
        </details>
      ) : (
        <Upload material={material} state={state} />
      )}
      {(isBad || material.files.some((file) => file.verdict === 'invalid')) && material.problem && (
        <p className={styles.problem} role="alert">
          {material.problem.message}。{material.problem.remedy}
        </p>
      )}
    </li>
  );
}

/** 上传: folded while something that was handed in before goes along. */
function Upload({ material, state }: Pick<Props, 'material' | 'state'>) {
  if (material.kept?.is !== 'brought') return <FileDrop material={material} state={state} />;
  return (
    <details className={styles.alternative}>
      <summary>{words.kept.replace}</summary>
      <FileDrop material={material} state={state} />
    </details>
  );
}

function Commitment({ material, state }: { material: ApplicationMaterial; state: ApplicationState }) {
  // The tick answers the hand at once; the server's word replaces it when it comes.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const change = (isOn: boolean): void => {
    setWanted(isOn);
    void state.commit(material.key, isOn).finally(() => setWanted(null));
  };
  const text = material.exemption?.way === 'commitment' ? material.exemption.text : '';
  return (
    <div className={styles.commitment}>
      <p className={styles.commitTitle}>{words.commitText}</p>
      <p>{text}</p>
      <label>
        <input
          type="checkbox"
          checked={wanted ?? material.committed}
          onChange={(event) => change(event.target.checked)}
        />
        {words.commit}
      </label>
    </div>
  );
}
