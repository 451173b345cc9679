import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type ReleaseRow, withdrawBundle } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import styles from './plan.module.css';
import { words } from './strings.ts';

const text = words.releases;
const LEAST = 2;

/** 发布记录: every release with when and why; what is offered can be taken back. */
export function ReleasesTab({ bundle, releases }: { bundle: string; releases: readonly ReleaseRow[] }) {
  const [isAsking, setAsking] = useState(false);
  if (releases.length === 0) return <p className="secondary">{text.none}</p>;
  return (
    <>
      <ol className={styles.releases}>
        {releases.map((release) => (
          <li key={release.hash}>
            <b>{text.version(release.version)}</b>{' '}
            <span className={styles.chip} data-tone={release.status === 'published' ? 'in' : 'out'}>
              {text.statuses[release.status] ?? release.status}
            </span>
            <span className="secondary number">{shanghaiTime(release.publishedAt)}</span>
            <p>{release.reason}</p>
          </li>
        ))}
      </ol>
      {releases.some((release) => release.status === 'published') && (
        <Button danger onClick={() => setAsking(true)}>
          {text.withdraw}
        </Button>
      )}
      {isAsking && <Withdraw bundle={bundle} onClose={() => setAsking(false)} />}
    </>
  );
}

function Withdraw({ bundle, onClose }: { bundle: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const cache = useQueryClient();
  const withdraw = useWrite((why: string, key: string) => withdrawBundle(bundle, why, key), {
    onDone: async () => {
      onClose();
      await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'compile' });
    },
  });
  return (
    <ConfirmDialog
      title={text.withdrawTitle}
      effect={text.withdrawEffect}
      confirm={text.withdraw}
      danger
      isBusy={withdraw.isBusy}
      blocked={reason.trim().length < LEAST ? text.needReason : null}
      onConfirm={() => void withdraw.run(reason.trim())}
      onClose={onClose}
    >
      <label className={styles.reason}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Problem problem={withdraw.problem} />
    </ConfirmDialog>
  );
}
