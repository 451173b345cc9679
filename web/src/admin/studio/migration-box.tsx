import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { amendPlan, type Migration, type OpenCase, readMigration } from '../../api/migration.ts';
import { problemOf } from '../../api/problem.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import styles from './migration.module.css';
import { words } from './offer-strings.ts';
import plan from './plan.module.css';

const text = words.migration;
const LEAST = 2;

/** 在办件迁移 (THG-24): what would change for every open case, who keeps its plan and why; confirmed once, moved case by case, with a report. */
export function MigrationBox({ bundle }: { bundle: string }) {
  const found = useQuery({ queryKey: ['migration', bundle], queryFn: () => readMigration(bundle) });
  const [isAsking, setAsking] = useState(false);
  const shown = found.data;
  return (
    <section className={plan.box}>
      <h3>{text.title}</h3>
      <p className="secondary">{text.hint}</p>
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock lines={3} />}
      {shown?.next && <Preview shown={shown} onMove={() => setAsking(true)} />}
      {shown && shown.moved.length > 0 && <Moved moved={shown.moved} />}
      {isAsking && shown?.next && (
        <Confirm bundle={bundle} release={shown.next.hash} cases={movable(shown)} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}

const movable = (shown: Migration): OpenCase[] => shown.cases.filter((one) => one.movable);

function Preview({ shown, onMove }: { shown: Migration; onMove: () => void }) {
  const able = movable(shown);
  if (shown.cases.length === 0) return <p className="secondary">{text.none}</p>;
  return (
    <>
      <p>{text.count(able.length, shown.cases.length - able.length)}</p>
      <ul className={styles.cases}>
        {shown.cases.map((one) => (
          <li key={one.caseId}>
            <p className={styles.line}>
              <b className="number">{one.receiptNo}</b>
              <span className={plan.chip} data-tone={one.movable ? 'in' : 'out'}>
                {one.movable ? text.able : text.kept}
              </span>
              <span className="secondary">{text.row(one.statusName, one.version)}</span>
            </p>
            <ul className={styles.points}>
              {one.movable
                ? one.changes.map((change) => <li key={change}>{change}</li>)
                : one.reasons.map(({ words: why }) => <li key={why}>{why}</li>)}
            </ul>
          </li>
        ))}
      </ul>
      {able.length > 0 && (
        <p className={plan.boxActions}>
          {shown.mayConfirm ? (
            <Button type="primary" onClick={onMove}>
              {text.move(able.length)}
            </Button>
          ) : (
            <span className="secondary">{text.notYou}</span>
          )}
        </p>
      )}
    </>
  );
}

const Moved = ({ moved }: { moved: Migration['moved'] }) => (
  <>
    <h4>{text.moved(moved.length)}</h4>
    <ul className={styles.cases}>
      {moved.map((one) => (
        <li key={`${one.caseId} ${one.at}`}>
          <p className={styles.line}>
            <b className="number">{one.receiptNo}</b>
            <span className="secondary number">{shanghaiTime(one.at)}</span>
            <span className="secondary">{text.why(one.reason, one.legalBasis)}</span>
          </p>
          <ul className={styles.points}>
            {one.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  </>
);

type Sent = { reason: string; legalBasis: string };
type Refused = { receiptNo: string; why: string };
type Props = { bundle: string; release: string; cases: readonly OpenCase[]; onClose: () => void };

/** One command per case: one that meanwhile went on is left where it is and named, the others are moved. */
function Confirm({ bundle, release, cases, onClose }: Props) {
  const [sent, setSent] = useState<Sent>({ reason: '', legalBasis: '' });
  const [refused, setRefused] = useState<Refused[]>([]);
  const cache = useQueryClient();
  const move = useWrite(
    async (given: Sent) => {
      const left: Refused[] = [];
      for (const one of cases) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one case after the other, so that the report is in order
          await amendPlan(one.caseId, { release, ...given });
        } catch (error) {
          left.push({ receiptNo: one.receiptNo, why: problemOf(error).message });
        }
      }
      return left;
    },
    {
      onDone: async (left) => {
        setRefused(left);
        await cache.invalidateQueries({ queryKey: ['migration', bundle] });
        if (left.length === 0) onClose();
      },
    },
  );
  const isReady = sent.reason.trim().length >= LEAST && sent.legalBasis.trim().length >= LEAST;
  return (
    <ConfirmDialog
      title={text.confirmTitle}
      effect={text.effect(cases.length)}
      confirm={text.confirm}
      isBusy={move.isBusy}
      blocked={isReady ? null : text.needReason}
      onConfirm={() => void move.run({ reason: sent.reason.trim(), legalBasis: sent.legalBasis.trim() })}
      onClose={onClose}
    >
      <label className={plan.reason}>
        {text.reason}
        <textarea
          rows={2}
          maxLength={300}
          value={sent.reason}
          onChange={(event) => setSent({ ...sent, reason: event.target.value })}
        />
      </label>
      <label className={plan.reason}>
        {text.legalBasis}
        <input
          maxLength={200}
          value={sent.legalBasis}
          onChange={(event) => setSent({ ...sent, legalBasis: event.target.value })}
        />
      </label>
      {refused.length > 0 && (
        <ul className={styles.points} role="alert">
          {refused.map((one) => (
            <li key={one.receiptNo}>
              {one.receiptNo}：{one.why}
            </li>
          ))}
        </ul>
      )}
      <Problem problem={move.problem} />
    </ConfirmDialog>
  );
}
