import type { Channel } from '@yijian/core/channel';
import { insertInto, type Queryable, type Write } from '#platform';

/** 上下线记录 of one channel of a bundle. */
export type ChannelChange = {
  changeId: string;
  bundle: string;
  channel: Channel;
  isOpen: boolean;
  reason: string;
  at: string;
  by: string;
};

const insertChange = insertInto('bundles.channel_change', {
  change_id: 'uuid',
  bundle: 'text',
  channel: 'text',
  is_open: 'bool',
  reason: 'text',
  at: 'timestamptz',
  by: 'text',
});

export const writeChannelChange = (change: ChannelChange): Write =>
  insertChange({
    change_id: change.changeId,
    bundle: change.bundle,
    channel: change.channel,
    is_open: change.isOpen,
    reason: change.reason,
    at: change.at,
    by: change.by,
  });

/** Channels that are closed, by bundle; a bundle that is open on all of them is not among them. */
export async function readClosedChannels(db: Queryable): Promise<Map<string, Set<Channel>>> {
  const { rows } = await db.query(
    `select bundle, channel from (
       select distinct on (bundle, channel) bundle, channel, is_open from bundles.channel_change order by bundle, channel, at desc, change_id desc
     ) newest where not is_open`,
  );
  const closed = new Map<string, Set<Channel>>();
  for (const { bundle, channel } of rows) closed.set(bundle, (closed.get(bundle) ?? new Set()).add(channel));
  return closed;
}

/** 上下线记录 of a bundle, newest first. */
export async function listChannelChanges(db: Queryable, bundle: string): Promise<ChannelChange[]> {
  const { rows } = await db.query(
    'select change_id, bundle, channel, is_open, reason, at, by from bundles.channel_change where bundle = $1 order by at desc, change_id desc limit 100',
    [bundle],
  );
  return rows.map((row) => ({
    changeId: row.change_id,
    bundle: row.bundle,
    channel: row.channel,
    isOpen: row.is_open,
    reason: row.reason,
    at: row.at,
    by: row.by,
  }));
}
