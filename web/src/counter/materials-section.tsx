import { useState } from 'react';
import { type Application, type ApplicationMaterial, deleteMaterialFile, putCommitments, uploadMaterial } from '../api/applications.ts';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { anchorOf } from './field-groups.ts';
import { words } from './strings.ts';
import type { Change } from './use-draft.ts';

type Props = { draft: Application; isTried: boolean; change: (one: Change) => Promise<void> };

/** 材料: what is to be taken in stands first, with what to look at on the paper; what the applicant is spared stands below. */
export function MaterialsSection({ draft, isTried, change }: Props) {
  const committed = (one: ApplicationMaterial): boolean => one.exemption?.way === 'commitment';
  const bring = draft.materials.filter((one) => one.disposition === 'bring' || committed(one));
  const exempt = draft.materials.filter((one) => one.disposition === 'exempt' && !committed(one));
  const commit = (material: ApplicationMaterial, isOn: boolean): void =>
    void change((now, key) => {
      const others = now.materials.filter((one) => one.committed && one.key !== material.key).map((one) => one.key);
      return putCommitments(now.applicationId, { materials: isOn ? [...others, material.key] : others, version: now.version }, key);
    });
  return (
    <Section title={words.steps.materials} aside={<span>{bring.length > 0 ? words.bring(bring.length) : words.bringNone}</span>}>
      <ul className={styles.materials}>
        {bring.map((material) => (
          <li key={material.key} id={anchorOf(`material:${material.key}`)} data-missing={isTried && material.problem !== null}>
            <MaterialHead material={material} />
            {material.exemption?.way === 'commitment' && (
              <CommitBox text={material.exemption.text} isOn={material.committed} onChange={(isOn) => commit(material, isOn)} />
            )}
            <Files material={material} change={change} />
            {isTried && material.problem && <p className={styles.problem}>{material.problem.message}</p>}
          </li>
        ))}
      </ul>
      {exempt.length > 0 && (
        <details className={styles.more}>
          <summary>{words.exempt(exempt.length)}</summary>
          <ul className={styles.exempt}>
            {exempt.map((material) => (
              <li key={material.key}>
                <span>{material.name}</span>
                <span className="secondary">{material.exemption?.reason ?? ''}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function MaterialHead({ material }: { material: ApplicationMaterial }) {
  const isDone = material.files.length > 0 || material.committed;
  const notes = [!material.required && words.optionalMaterial, material.deferrable && words.deferrable, material.keepReason].filter(Boolean);
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

function Files({ material, change }: { material: ApplicationMaterial; change: Props['change'] }) {
  const [share, setShare] = useState<number | null>(null);
  const send = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      setShare(0);
      await change((now, key) => uploadMaterial(now.applicationId, { file, material: material.key, onProgress: setShare }, key));
    }
    setShare(null);
  };
  return (
    <div className={styles.files}>
      {material.files.map((file) => (
        <span key={file.fileId} className={styles.file}>
          {file.name}
          <button
            type="button"
            className={styles.textButton}
            onClick={() => void change((now, key) => deleteMaterialFile(now.applicationId, file.fileId, key))}
          >
            {words.removeFile}
            <span className="visually-hidden">{file.name}</span>
          </button>
        </span>
      ))}
      <UploadButton label={words.upload} name={material.name} onFiles={send} isMultiple />
      <UploadButton label={words.photo} name={material.name} onFiles={send} isCamera />
      {share !== null && <span role="status">{words.uploading(Math.round(share * 100))}</span>}
      <span className={styles.fileKinds}>{words.fileKinds}</span>
    </div>
  );
}

type ButtonProps = { label: string; name: string; onFiles: (files: readonly File[]) => Promise<void>; isMultiple?: boolean; isCamera?: boolean };

function UploadButton({ label, name, onFiles, isMultiple = false, isCamera = false }: ButtonProps) {
  return (
    <label className={styles.upload} data-camera={isCamera}>
      {label}
      <span className="visually-hidden">{name}</span>
      <input
        type="file"
        className="visually-hidden"
        multiple={isMultiple}
        accept={isCamera ? 'image/*' : '.pdf,.jpg,.jpeg,.png,.ofd'}
        capture={isCamera ? 'environment' : undefined}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void onFiles(files);
        }}
      />
    </label>
  );
}
