import { useQuery } from '@tanstack/react-query';
import type { WaitingReview } from '../../api/catalogue-life.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell, waitingQuery } from '../admin-shell.tsx';
import { words as admin } from '../strings.ts';
import { ChangesList } from './changes-list.tsx';
import styles from './life.module.css';
import { words } from './strings.ts';

const text = words.waiting;
const address = '/admin/reviews';

/** 待审核 (CAT-08): who asks, when, why, and what would change; a click opens the draft. */
export default function ReviewsPage() {
  return (
    <AdminShell title={text.title}>
      <Waiting />
    </AdminShell>
  );
}

function Waiting() {
  const found = useQuery(waitingQuery);
  const isOwn = useQueryText('whose') === 'mine';
  if (found.isError) return <Problem problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={6} />;
  const [own, others] = [true, false].map((mine) => found.data.reviews.filter((one) => one.mine === mine));
  const shown = (isOwn ? own : others) ?? [];
  return (
    <>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <ListTabs
        label={text.title}
        tabs={[
          { to: address, label: text.forMe, count: others?.length ?? 0, isCurrent: !isOwn },
          { to: `${address}?whose=mine`, label: text.own, count: own?.length ?? 0, isCurrent: isOwn },
        ]}
      />
      {shown.length === 0 && <Empty title={isOwn ? text.emptyOwn : text.emptyTitle}>{!isOwn && text.emptyText}</Empty>}
      <ul className={styles.waiting}>
        {shown.map((review) => (
          <One key={`${review.kind} ${review.code}`} review={review} />
        ))}
      </ul>
    </>
  );
}

function One({ review }: { review: WaitingReview }) {
  const { kind, code, changed, changes, isNew } = review;
  const to =
    kind === 'bundle'
      ? `/admin/bundles/${encodeURIComponent(code)}`
      : `/admin/catalogue/${kind}/${encodeURIComponent(code)}?version=draft`;
  return (
    <li>
      <div className={styles.waitingHead}>
        <span className={styles.kindTag}>{admin.kinds[kind] ?? kind}</span>
        <h2>
          <PageLink to={to}>{review.name}</PageLink>
        </h2>
        <span className="secondary">{words.history.version(review.version)}</span>
      </div>
      <p className="secondary">
        {shanghaiTime(review.submittedAt)} {review.submittedBy}
      </p>
      <p>
        {review.reason}
        {review.legalBasis && <span className="secondary">（{review.legalBasis}）</span>}
      </p>
      <p className={styles.countLine}>{isNew ? text.isNew : changed === 0 ? text.same : text.changed(changed)}</p>
      {changes.length > 0 && <ChangesList changes={changes} />}
      {changed > changes.length && <p className="secondary">{text.more(changed - changes.length)}</p>}
      <p>
        <PageLink to={to}>{review.mine ? text.look : text.open}</PageLink>
        {review.mine && <span className="secondary"> {text.ownNote}</span>}
      </p>
    </li>
  );
}
