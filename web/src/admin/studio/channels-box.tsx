import { useQueryClient } from '@tanstack/react-query';
import { type Channel, channelName } from '@yijian/core/channel';
import Button from 'antd/es/button';
import { useState } from 'react';
import { changeChannel, type ChannelChange, type Studio } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { words } from './offer-strings.ts';
import styles from './plan.module.css';

const text = words.channels;
const LEAST = 2;
type Wish = { channel: Channel; isOpen: boolean };

/** 分渠道上下线: every channel with its state and one button; beneath, who changed what and why. */
export function ChannelsBox(props: {
  bundle: string;
  channels: Studio['channels'];
  changes: readonly ChannelChange[];
}) {
  const [wish, setWish] = useState<Wish | null>(null);
  return (
    <section className={styles.box}>
      <h3>{text.title}</h3>
      <p className="secondary">{text.hint}</p>
      <ul className={styles.channels}>
        {props.channels.map(({ channel, isOpen, offItems }) => (
          <li key={channel}>
            <b>{channelName(channel)}</b>
            <span className={styles.chip} data-tone={isOpen ? 'in' : 'out'}>
              {isOpen ? text.open : text.closed}
            </span>
            {offItems.length > 0 ? (
              <span className={`${styles.offItems} secondary`}>{text.offItems(offItems)}</span>
            ) : (
              <Button size="small" onClick={() => setWish({ channel, isOpen: !isOpen })}>
                {isOpen ? text.close : text.reopen}
                <span className="visually-hidden">{channelName(channel)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {props.changes.length > 0 && (
        <ul className={styles.history}>
          {props.changes.map((change) => (
            <li key={change.changeId}>
              <span className="number">{shanghaiTime(change.at)}</span>
              <b>{text.changed(channelName(change.channel), change.isOpen)}</b>
              {change.reason}
            </li>
          ))}
        </ul>
      )}
      {wish && <Change bundle={props.bundle} wish={wish} onClose={() => setWish(null)} />}
    </section>
  );
}

function Change({ bundle, wish, onClose }: { bundle: string; wish: Wish; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const cache = useQueryClient();
  const change = useWrite(
    (why: string, key: string) =>
      changeChannel(bundle, { channels: [wish.channel], isOpen: wish.isOpen, reason: why }, key),
    {
      onDone: async () => {
        onClose();
        await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'compile' });
      },
    },
  );
  const name = channelName(wish.channel);
  return (
    <ConfirmDialog
      title={wish.isOpen ? text.reopenTitle(name) : text.closeTitle(name)}
      effect={wish.isOpen ? text.reopenEffect : text.closeEffect}
      confirm={wish.isOpen ? text.reopen : text.close}
      danger={!wish.isOpen}
      isBusy={change.isBusy}
      blocked={reason.trim().length < LEAST ? text.needReason : null}
      onConfirm={() => void change.run(reason.trim())}
      onClose={onClose}
    >
      <label className={styles.reason}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Problem problem={change.problem} />
    </ConfirmDialog>
  );
}
