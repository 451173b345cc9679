import Button from 'antd/es/button';
import { useEffect, useRef } from 'react';
import type { Application, Submitted } from '../api/applications.ts';
import { useSite } from '../api/session.ts';
import { PageLink } from '../ui/navigation.tsx';
import { TrackCode } from '../ui/track-code.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

/** 收件凭证: what the applicant takes home, printed from this page at once; the sealed one lies among the case's documents. */
export function ReceiptPanel({ draft, submitted }: { draft: Application; submitted: Submitted }) {
  const title = useRef<HTMLHeadingElement>(null);
  const hall = useSite().data?.hall;
  useEffect(() => title.current?.focus(), []);
  const taken = draft.materials.filter((one) => one.files.length > 0 || one.committed);
  const missing = draft.materials.filter((one) => one.gap);
  const spared = draft.materials.filter((one) => one.disposition === 'exempt' && !one.committed);
  return (
    <article className={styles.receipt}>
      <output className={`${styles.receiptDone} no-print`}>{words.receiptDone}</output>
      <header>
        <h1 ref={title} tabIndex={-1}>
          {words.receiptTitle}
        </h1>
        <p>{draft.bundleName}</p>
      </header>
      <dl className={styles.receiptNumbers}>
        <div>
          <dt>{words.receiptNo}</dt>
          <dd>{submitted.receiptNo}</dd>
        </div>
        <div>
          <dt>{words.queryCode}</dt>
          <dd>{submitted.queryCode}</dd>
        </div>
      </dl>
      <div className={styles.receiptCode}>
        <TrackCode receiptNo={submitted.receiptNo} queryCode={submitted.queryCode} />
        <p className="secondary">
          {words.scanHint}
          <br />
          {words.queryHint}
        </p>
      </div>
      <ReceiptList
        title={words.handedTo}
        lines={draft.preview.included.map((member) => `${member.name}（${member.authorityName}）`)}
      />
      <ReceiptList title={words.receivedMaterials} lines={taken.map((one) => one.name)} />
      <ReceiptList
        title={words.missingMaterials}
        lines={missing.map((one) => `${one.name}（${words.copies(one.originals, one.copies)}）`)}
        note={words.missingHint}
      />
      <ReceiptList title={words.sparedMaterials} lines={spared.map((one) => one.name)} />
      {hall && (
        <p className={`secondary ${styles.receiptHall}`}>
          {[hall.name, hall.address, hall.phone].filter(Boolean).join(' · ')}
        </p>
      )}
      <div className={`${styles.receiptFoot} no-print`}>
        <Button type="primary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <PageLink to="/counter/new">{words.next}</PageLink>
        <PageLink to={`/counter/cases/${submitted.caseId}`}>{words.openCase}</PageLink>
      </div>
    </article>
  );
}

function ReceiptList({ title, lines, note }: { title: string; lines: readonly string[]; note?: string }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {note && <p className="secondary">{note}</p>}
    </section>
  );
}
