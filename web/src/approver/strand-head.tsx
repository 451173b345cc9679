import type { ApproverStrand } from '../api/approver.ts';
import { DueText } from '../ui/light.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import styles from './approver.module.css';
import { words } from './strings.ts';

type Props = { found: ApproverStrand; isOffline: boolean };

/** 页头: what it is, whose it is, how it stands, until when and why. */
export function StrandHead({ found, isOffline }: Props) {
  const { strand } = found;
  const facts: [string, string | null | undefined][] = [
    [words.applicant, found.applicant],
    [words.number, strand.number],
    [words.receiptNo, found.case.receiptNo],
    [words.received, shanghaiTime(found.case.receivedAt)],
    [words.accepted, found.case.acceptedOn],
    [words.bundleDue, found.case.bundleDue],
  ];
  return (
    <header className={styles.head}>
      <p className={styles.bundle}>{found.case.bundleName}</p>
      <h1>
        {strand.itemName}
        <span className={styles.status} data-status={strand.status}>
          {strand.statusName}
        </span>
        <span className={styles.live}>{isOffline ? words.offline : words.live}</span>
      </h1>
      <dl className={styles.headFacts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="number">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={styles.headDue}>{strand.due ? <DueText due={strand.due} /> : <span className="secondary">{words.notStarted}</span>}</p>
    </header>
  );
}
