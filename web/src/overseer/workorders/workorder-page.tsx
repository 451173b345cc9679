import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readWorkOrder, type WorkOrder } from '../../api/oversight.ts';
import { useMe } from '../../api/session.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { DueCell } from '../../ui/due-cell.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { caseAddress } from '../addresses.ts';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import { MoveDialog } from './move-dialog.tsx';
import { stepsDone } from './order-lists.ts';
import { OrderShell } from './order-shell.tsx';
import styles from './order.module.css';

const text = words.orders;

/** 工单: what the rater said or the supervisor asks, how far it is, what happened, and the next moves of this reader. */
export default function WorkOrderPage() {
  return (
    <OrderShell title={text.title}>
      <One id={usePathPart('id')} />
    </OrderShell>
  );
}

function One({ id }: { id: string }) {
  const read = useQuery({
    queryKey: ['workorders', id],
    queryFn: () => readWorkOrder(id),
    refetchInterval: REFRESH_MS,
  });
  if (read.isError) return <Problem isPage problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={8} />;
  const order = read.data;
  return (
    <>
      <p>
        <PageLink to="/overseer/workorders">{text.back}</PageLink>
      </p>
      <header className={styles.head}>
        <h1>{order.title}</h1>
        <span className="secondary number">{order.number}</span>
        <span className={styles.status}>{order.statusName}</span>
        <span className="secondary">{order.kindName}</span>
        <span className="secondary">{order.authorityName}</span>
        {order.escalations > 0 && <span className={styles.escalated}>{text.escalations(order.escalations)}</span>}
      </header>
      <Progress order={order} />
      <div className={styles.columns}>
        <div>
          <About order={order} />
          <Moves order={order} />
        </div>
        <Happened order={order} />
      </div>
    </>
  );
}

function Progress({ order }: { order: WorkOrder }) {
  const steps = [...order.steps, text.closeStep];
  const done = stepsDone(order.status, steps);
  return (
    <>
      <ol className={styles.steps} aria-label={text.progress}>
        {steps.map((step, index) => (
          <li key={step.id} data-done={index < done} aria-current={index === done ? 'step' : undefined}>
            {step.name}
          </li>
        ))}
      </ol>
      {order.dueOn && order.status !== 'closed' && (
        <p className={styles.due}>
          {text.dueNow}{' '}
          <DueCell light={order.light} due={order.dueOn} remaining={order.remaining} overdue={order.overdue} />
        </p>
      )}
      <p className="secondary">
        {order.kind === 'monthlyReport' ? order.source : `${text.limits}：${text.limitWords(order.days)}`}
      </p>
    </>
  );
}

function About({ order }: { order: WorkOrder }) {
  const isRating = order.kind === 'rectification';
  const isSupervisor = useMe().data?.posts.some((post) => post.role === 'supervisor');
  return (
    <Section title={isRating ? text.comment : text.request}>
      <blockquote className={styles.comment}>{order.text ?? (isRating ? text.noComment : text.noRequest)}</blockquote>
      {isRating && !order.named && <p className="secondary">{text.anonymous}</p>}
      {typeof order.facts.rule === 'string' && (
        <p className="secondary">
          {order.facts.rule}（{String(order.facts.basis)}）
        </p>
      )}
      {order.contact && (
        <p>
          {text.contact}：{order.contact.name} {order.contact.mobile}
        </p>
      )}
      {order.caseId && isSupervisor && (
        <p>
          <PageLink to={caseAddress(order.caseId)}>{text.seeCase}</PageLink>
        </p>
      )}
      {order.findingName && (
        <p>
          {text.finding}：<b>{order.findingName}</b>
        </p>
      )}
    </Section>
  );
}

function Moves({ order }: { order: WorkOrder }) {
  const cache = useQueryClient();
  const [asking, setAsking] = useState<string | null>(null);
  const shown = Object.fromEntries(
    order.actions.map((action) => [
      action.name,
      { label: action.title, primary: action.allowed, run: () => setAsking(action.name) },
    ]),
  );
  // What is over or far off is no news; what is expected next is shown with its reason.
  const near = order.actions.filter((action) => action.allowed || action.name === 'close');
  if (near.length === 0 || order.status === 'closed') return null;
  return (
    <Section title={text.actions}>
      <ActionBar actions={near} shown={shown} />
      {asking && (
        <MoveDialog
          order={order}
          move={asking}
          onDone={async () => {
            setAsking(null);
            await cache.invalidateQueries({
              predicate: ({ queryKey }) => queryKey[0] === 'workorders' || queryKey[0] === 'oversight',
            });
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}

function Happened({ order }: { order: WorkOrder }) {
  return (
    <Section title={text.timeline}>
      <ol className={styles.timeline}>
        {order.timeline.map((event) => (
          <li key={event.seq}>
            <p className={styles.eventHead}>
              <b>{event.title}</b>
              <span className="secondary number">{shanghaiTime(event.at)}</span>
            </p>
            {event.text && <p className={styles.note}>{event.text}</p>}
            {event.due && <p className="secondary number">{text.due(event.due)}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
