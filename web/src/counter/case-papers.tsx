import type { CounterCase } from '../api/counter.ts';
import { documentPath } from '../api/cases.ts';
import { DocumentLink } from '../ui/document-link.tsx';
import { Section } from '../ui/section.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import styles from './counter.module.css';
import { partyName } from './party-name.ts';
import { words } from './strings.ts';

/** 文书: receipts, notices and letters to print. */
export function CaseDocuments({ found }: { found: CounterCase }) {
  return (
    <Section title={words.documentsTitle}>
      {found.documents.length === 0 && <p className="secondary">{words.documentsNone}</p>}
      <ul className={styles.papers}>
        {found.documents.map((document) => (
          <li key={document.documentId}>
            <DocumentLink path={documentPath(found.caseId, document.documentId)} title={document.title} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 当事人. */
export function CaseParties({ found }: { found: CounterCase }) {
  return (
    <Section title={words.partiesTitle}>
      <dl className={styles.parties}>
        {found.parties.map((party) => (
          <div key={party.role}>
            <dt>{party.roleName}</dt>
            <dd>{party.name ?? partyName(found.fields, party.role) ?? words.partyKinds[party.kind]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** 经过: what happened, newest first. */
export function CaseEvents({ found }: { found: CounterCase }) {
  return (
    <Section title={words.timelineTitle}>
      <ol className={styles.events}>
        {[...found.events].reverse().map((event, index) => (
          <li key={`${event.at} ${index}`}>
            <time dateTime={event.at} className="number">
              {shanghaiTime(event.at)}
            </time>
            <span>
              {event.title}
              {event.item && <small>{event.item}</small>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
