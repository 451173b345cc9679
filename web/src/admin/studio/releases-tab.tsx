import { useQueryClient } from '@tanstack/react-query';
import { guideKinds } from '@yijian/core/procedures';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type ReleaseRow, type Studio, withdrawBundle } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { GuideLinks } from '../../ui/guide-links.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { ImpactBox } from '../registers/impact-box.tsx';
import { ChannelsBox } from './channels-box.tsx';
import { MigrationBox } from './migration-box.tsx';
import styles from './plan.module.css';
import { words } from './strings.ts';
import { TrialBox } from './trial-box.tsx';

const text = words.releases;
const LEAST = 2;

/** 试办、渠道、发布记录: trying a draft, where it can be applied for, every release with when and why. */
export function ReleasesTab({ bundle, studio }: { bundle: string; studio: Studio | null }) {
  if (studio === null) return <p className="secondary">{text.none}</p>;
  const isOffered = studio.releases.some((release) => release.status === 'published');
  return (
    <>
      <TrialBox bundle={bundle} trials={studio.trials} hasDraft={studio.draft !== null} />
      {isOffered && <ChannelsBox bundle={bundle} channels={studio.channels} changes={studio.channelChanges} />}
      {isOffered && (
        <section className={styles.box}>
          <h3>{text.documents}</h3>
          <GuideLinks of="bundles" code={bundle} kinds={guideKinds} />
        </section>
      )}
      {isOffered && <MigrationBox bundle={bundle} />}
      <h3>{text.title}</h3>
      <Releases bundle={bundle} releases={studio.releases} />
    </>
  );
}

function Releases({ bundle, releases }: { bundle: string; releases: readonly ReleaseRow[] }) {
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
      <ImpactBox kind="bundle" code={bundle} />
      <label className={styles.reason}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Problem problem={withdraw.problem} />
    </ConfirmDialog>
  );
}
