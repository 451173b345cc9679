import { useState } from 'react';
import { download } from '../api/client.ts';
import styles from './blocks.module.css';
import { Problem } from './problem.tsx';
import { words } from './strings.ts';

type Props = { path: string; title: string; mark?: string; body?: unknown };

/** 文书链接: fetches a document and saves it under its Chinese name; a refusal is shown in place. */
export function DocumentLink({ path, title, mark = 'PDF', body }: Props) {
  const [state, setState] = useState<{ isBusy: boolean; problem: unknown }>({ isBusy: false, problem: null });
  const open = async (): Promise<void> => {
    setState({ isBusy: true, problem: null });
    try {
      saveBlob(await download(path, body), title);
      setState({ isBusy: false, problem: null });
    } catch (problem) {
      setState({ isBusy: false, problem });
    }
  };
  return (
    <>
      <button type="button" className={styles.document} disabled={state.isBusy} onClick={() => void open()}>
        <span className={styles.mark} aria-hidden="true">
          {mark}
        </span>
        <span>{state.isBusy ? words.opening : title}</span>
        <span className="visually-hidden">（{words.download}）</span>
      </button>
      <Problem problem={state.problem} />
    </>
  );
}

/** 保存: hands bytes to the browser as a file. */
export function saveBlob(file: { name: string; content: Blob }, title: string): void {
  const url = URL.createObjectURL(file.content);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name || title;
  link.click();
  URL.revokeObjectURL(url);
}
