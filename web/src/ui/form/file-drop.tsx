import { type DragEvent, useId, useState } from 'react';
import type { ApplicationFile, ApplicationMaterial } from '../../api/applications.ts';
import styles from './application-form.module.css';
import { FILE_TYPES, fileSlip, sizeWords } from './check-file.ts';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = {
  material: Pick<ApplicationMaterial, 'key' | 'name' | 'files'>;
  state: Pick<ApplicationState, 'upload' | 'removeFile'>;
};

/** 上传: drag and drop or the file window; type and size are looked at before sending; progress, list, delete. */
export function FileDrop({ material, state }: Props) {
  const [sending, setSending] = useState<Record<string, number>>({});
  const [slips, setSlips] = useState<string[]>([]);
  const take = (files: readonly File[]): void => {
    setSlips(files.flatMap((file) => fileSlip(file) ?? []));
    for (const file of files.filter((one) => fileSlip(one) === null)) {
      const told = (share: number): void => setSending((now) => ({ ...now, [file.name]: share }));
      told(0);
      void state.upload(file, material.key, told).finally(() => setSending((now) => without(now, file.name)));
    }
  };
  return (
    <>
      {material.files.length > 0 && (
        <FileList files={material.files} onRemove={(fileId) => void state.removeFile(fileId)} />
      )}
      {Object.entries(sending).map(([name, share]) => (
        <output key={name} className={styles.sending}>
          <span>{name}</span>
          <progress value={share} max={1} aria-label={name} />
          <span className="number">{words.uploading(Math.round(share * 100))}</span>
        </output>
      ))}
      <DropZone name={material.name} isCompact={material.files.length > 0} onFiles={take} />
      {slips.map((slip) => (
        <p key={slip} role="alert" className={styles.problem}>
          {slip}
        </p>
      ))}
    </>
  );
}

/** 拖放区: a label over the file window, so that keyboard and screen reader use the ordinary control. */
export function DropZone({
  name,
  isCompact,
  onFiles,
  only,
}: {
  name: string;
  isCompact: boolean;
  onFiles: (files: readonly File[]) => void;
  /** one file of these types instead of papers: what the file window offers, and how that is said */
  only?: { types: string; hint: string };
}) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is an extra; the file control inside does the work
    <label
      htmlFor={id}
      className={styles.drop}
      data-over={isOver}
      data-compact={isCompact}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>
        {!isCompact && <span className={styles.dropWords}>{words.drop}</span>}
        <span className={styles.pick}>{isCompact && !only ? words.more : words.pick}</span>
        <span className="visually-hidden">{name}</span>
      </span>
      {!isCompact && <small>{only?.hint ?? words.dropHint}</small>}
      <input
        id={id}
        type="file"
        multiple={only === undefined}
        accept={only?.types ?? FILE_TYPES}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

function FileList({ files, onRemove }: { files: readonly ApplicationFile[]; onRemove: (fileId: string) => void }) {
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.fileId}>
          <span className={styles.fileName}>{file.name}</span>
          <span className="secondary number">{sizeWords(file.size)}</span>
          {file.verdict && (
            <span className={styles.verdict} data-verdict={file.verdict}>
              {verdictWords(file.verdict)}
            </span>
          )}
          {(file.scan === 'waiting' || file.scan === 'infected') && (
            <span className={styles.verdict} data-verdict="invalid">
              {words.scans[file.scan]}
            </span>
          )}
          <button type="button" className={styles.link} onClick={() => onRemove(file.fileId)}>
            {words.remove}
            <span className="visually-hidden">{file.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function verdictWords(verdict: string): string {
  if (verdict === 'valid') return words.signed;
  return verdict === 'invalid' ? words.signatureBad : words.signatureUnknown;
}

function without(record: Record<string, number>, name: string): Record<string, number> {
  const { [name]: _, ...rest } = record;
  return rest;
}
