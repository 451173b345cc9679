import { useEffect, useState } from 'react';
import { download } from '../api/client.ts';
import { saveBlob } from './document-link.tsx';
import { type FileKind, kindOf } from './file-kind.ts';
import { Problem } from './problem.tsx';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

type Props = { path: string; name: string; note?: string | null };
type Opened = { url: string; kind: FileKind };

/** 材料文件: name, look at it here (pictures and PDF), or save it. Nothing is fetched before somebody asks. */
export function FileLink({ path, name, note }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [state, setState] = useState<{ isBusy: boolean; problem: unknown }>({ isBusy: false, problem: null });
  useEffect(() => () => (opened ? URL.revokeObjectURL(opened.url) : undefined), [opened]);
  const fetchFile = async (use: (file: { name: string; content: Blob }) => void): Promise<void> => {
    setState({ isBusy: true, problem: null });
    try {
      use(await download(path));
      setState({ isBusy: false, problem: null });
    } catch (problem) {
      setState({ isBusy: false, problem });
    }
  };
  const look = (): void => {
    if (opened) return setOpened(null);
    return void fetchFile(({ content }) =>
      setOpened({ url: URL.createObjectURL(content), kind: kindOf(content.type, name) }),
    );
  };
  return (
    <div>
      <div className={styles.file}>
        <span className={styles.fileName}>{name}</span>
        {note && <span className="secondary">{note}</span>}
        <button
          type="button"
          className={styles.fileButton}
          aria-expanded={opened !== null}
          disabled={state.isBusy}
          onClick={look}
        >
          {state.isBusy ? staffWords.readingFile : opened ? staffWords.closePreview : staffWords.preview}
          <span className="visually-hidden">{name}</span>
        </button>
        <button
          type="button"
          className={styles.fileButton}
          disabled={state.isBusy}
          onClick={() => void fetchFile((file) => saveBlob({ ...file, name }, name))}
        >
          {staffWords.download}
          <span className="visually-hidden">{name}</span>
        </button>
      </div>
      <Problem problem={state.problem} />
      {opened && (
        <div className={styles.preview}>
          <Preview opened={opened} name={name} />
        </div>
      )}
    </div>
  );
}

function Preview({ opened, name }: { opened: Opened; name: string }) {
  if (opened.kind === 'image') return <img src={opened.url} alt={name} />;
  if (opened.kind === 'pdf') return <iframe src={opened.url} title={name} />;
  return <p>{staffWords.noPreview}</p>;
}
