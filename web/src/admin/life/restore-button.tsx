import { useState } from 'react';
import { restoreVersion } from '../../api/catalogue-life.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useGo } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './life.module.css';
import { useCatalogueRefresh } from './refresh.ts';
import { words } from './strings.ts';

const text = words.history;
type Props = { kind: string; code: string; version: number; draftHash: string | null; home: string };

/** 恢复为草稿: an older version's text becomes the draft; a draft that is there is named before it is replaced. */
export function RestoreButton({ kind, code, version, draftHash, home }: Props) {
  const [isAsking, setAsking] = useState(false);
  const go = useGo();
  const refresh = useCatalogueRefresh();
  const restore = useWrite(
    (sent: { version: number; expectedHash: string | null }, key: string) => restoreVersion(kind, code, sent, key),
    {
      onDone: async () => {
        setAsking(false);
        await refresh();
        go(kind === 'bundle' ? `/admin/bundles/${encodeURIComponent(code)}` : `${home}?version=draft`);
      },
    },
  );
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setAsking(true)}>
        {text.restore}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={text.restoreTitle(version)}
          effect={draftHash === null ? text.restoreEffect : `${text.restoreOver}${text.restoreEffect}`}
          confirm={text.restore}
          isBusy={restore.isBusy}
          onConfirm={() => void restore.run({ version, expectedHash: draftHash })}
          onClose={() => setAsking(false)}
        >
          <Problem problem={restore.problem} />
        </ConfirmDialog>
      )}
    </>
  );
}
