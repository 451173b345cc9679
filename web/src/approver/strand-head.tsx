import type { ApproverStrand } from '../api/approver.ts';
import { leftText } from '../ui/days-left.ts';
import { GuideLinks } from '../ui/guide-links.tsx';
import { Light } from '../ui/light.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import styles from './approver.module.css';
import { words } from './strings.ts';
import { TrialMark } from '../ui/trial-mark.tsx';

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
        <TrialMark trial={found.case.trial} />
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
      <StrandDue strand={strand} />
      {strand.node === 'strand' && <GuideLinks of="items" code={strand.item} kinds={['approver']} />}
    </header>
  );
}

/** 期限: days left and why; once it is decided, when and how, beside the day it was due. */
function StrandDue({ strand }: Pick<ApproverStrand, 'strand'>) {
  const { due, decision } = strand;
  if (decision) return <p>{words.decided(decision.decidedOn, strand.statusName, due?.due ?? null)}</p>;
  if (!due) return <p className="secondary">{words.notStarted}</p>;
  return (
    <p className={styles.headDue}>
      <Light light={due.light} word={leftText(due)} />
      <span>{due.sentence}</span>
      {strand.stage && strand.stage.due !== due.due && (
        <span className="secondary">{words.stage(strand.stage.name, strand.stage.due)}</span>
      )}
    </p>
  );
}
