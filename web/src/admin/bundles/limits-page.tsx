import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { ApproverShell } from '../../ui/approver-shell.tsx';
import { useMe } from '../../api/session.ts';
import { confirmLimit, openStudio, type PlanNode, type Studio } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../studio/strings.ts';
import styles from './limits.module.css';

const text = words.limits;

/** 确认时限: a department's decider confirms a tighter internal limit for its own items (一事一方案). */
export default function LimitsPage() {
  const code = usePathPart('code');
  const me = useMe().data;
  const own = new Set(me?.posts.filter((post) => post.role === 'decider').map((post) => post.authority));
  return (
    <ApproverShell title={text.title}>
      <PageLink to="/approver/limits">‹ {text.back}</PageLink>
      <h1>{text.title}</h1>
      <p className="secondary">{text.note}</p>
      {!me && <LoadingBlock />}
      {me && own.size === 0 && <Empty title={text.gate} />}
      {own.size > 0 && <Limits code={code} own={own} />}
    </ApproverShell>
  );
}

function Limits({ code, own }: { code: string; own: ReadonlySet<string> }) {
  const studio = useQuery({ queryKey: ['studio', code], queryFn: () => openStudio(code) });
  if (studio.isError) return <Problem problem={studio.error} onRetry={() => void studio.refetch()} />;
  if (!studio.data) return <LoadingBlock lines={6} />;
  const nodes =
    studio.data.compiled.release?.nodes.filter((node) => own.has(node.authority) && node.promisedDays > 0) ?? [];
  if (nodes.length === 0) return <Empty title={text.none} />;
  return (
    <section aria-label={text.own}>
      {nodes.map((node) => (
        <Limit key={node.id} node={node} studio={studio.data} />
      ))}
    </section>
  );
}

type LimitProps = { node: PlanNode; studio: Studio };

/** 一项的时限: what is proposed, what was confirmed, and the form to confirm another. */
function Limit({ node, studio }: LimitProps) {
  const body = studio.draft?.body ?? studio.published?.body;
  const proposed = studio.compiled.release?.proposals.proposals.find((one) => one.member === node.id)?.proposedDays;
  const confirmed = body?.confirmations?.find((one) => one.member === node.id);
  return (
    <section className={styles.limit} aria-label={node.name}>
      <h2>{node.name}</h2>
      {proposed !== undefined && <p className={styles.proposed}>{text.proposed(proposed)}</p>}
      {confirmed && <p className="secondary">{text.confirmed(confirmed.days, confirmed.on)}</p>}
      <Confirm node={node} studio={studio} first={proposed ?? confirmed?.days} />
    </section>
  );
}

/** 还缺什么 before it can be confirmed; null = nothing. */
function missing(days: string, most: number, reference: string): string | null {
  const isRight = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= most;
  if (!isRight) return text.needDays;
  return reference.trim().length < 2 ? text.needReference : null;
}

function Confirm({ node, studio, first }: LimitProps & { first: number | undefined }) {
  const [days, setDays] = useState(String(first ?? ''));
  const [reference, setReference] = useState('');
  const cache = useQueryClient();
  const confirm = useWrite(
    (sent: { member: string; days: number; reference: string }, key: string) => confirmLimit(studio.bundle, sent, key),
    { onDone: () => cache.invalidateQueries({ queryKey: ['studio', studio.bundle] }) },
  );
  const blocked = missing(days, node.promisedDays, reference);
  return (
    <form
      className={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked === null) void confirm.run({ member: node.id, days: Number(days), reference: reference.trim() });
      }}
    >
      <label>
        {text.days}（{text.range(node.promisedDays)}）
        <input
          value={days}
          inputMode="numeric"
          aria-invalid={days !== '' && blocked === text.needDays}
          onChange={(event) => setDays(event.target.value)}
        />
      </label>
      <label>
        {text.reference}
        <input value={reference} maxLength={100} onChange={(event) => setReference(event.target.value)} />
      </label>
      <Problem problem={confirm.problem} />
      {confirm.result !== undefined && !confirm.problem && <output className={styles.done}>{text.done}</output>}
      <div className={styles.foot}>
        <Button type="primary" htmlType="submit" loading={confirm.isBusy} disabled={blocked !== null}>
          {text.confirm}
        </Button>
        {blocked !== null && <span className="secondary">{blocked}</span>}
      </div>
    </form>
  );
}
