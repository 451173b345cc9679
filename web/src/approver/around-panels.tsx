import type { ApproverStrand, Predecessor } from '../api/approver.ts';
import { documentPath } from '../api/cases.ts';
import { DocumentLink } from '../ui/document-link.tsx';
import { Section } from '../ui/section.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import styles from './approver.module.css';
import { words } from './strings.ts';

type Props = { found: ApproverStrand };

/** 前面事项的结果: concluded ones with their documents, open ones with who has them (ENG-04). */
export function PredecessorsPanel({ found }: Props) {
  return (
    <Section title={words.beforeTitle}>
      <ul className={styles.before}>
        {found.predecessors.map((one) => (
          <li key={one.member} data-state={stateOf(one)}>
            <p className={styles.beforeHead}>
              <b>{one.itemName}</b>
              <span className="secondary">{one.authorityName}</span>
              <span className={styles.beforeState}>{one.statusName}</span>
            </p>
            {one.decision ? (
              <p className="secondary number">
                {words.on(one.decision.decidedOn)}
                {one.decision.number && `，${words.decisionNo(one.decision.number)}`}
              </p>
            ) : (
              !one.finishedAt && <p className="secondary">{words.waiting}</p>
            )}
            {one.documents.map((document) => (
              <div key={document.documentId}>
                <DocumentLink path={documentPath(found.case.caseId, document.documentId)} title={document.title} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function stateOf(one: Predecessor): 'done' | 'failed' | 'open' {
  if (['granted', 'filed', 'passed'].includes(one.status)) return 'done';
  return one.finishedAt ? 'failed' : 'open';
}

/** 办理意见: what was said in this department so far, what was asked for before acceptance, and the papers that came of it. */
export function OpinionsPanel({ found }: Props) {
  const isEmpty = found.opinions.length + found.points.length === 0 && !found.noObjection;
  return (
    <Section title={words.opinionsTitle}>
      {isEmpty && <p className="secondary">{words.opinionsNone}</p>}
      {found.noObjection && <p>{words.noObjection}</p>}
      {found.points.length > 0 && (
        <>
          <h3>{words.pointsTitle}</h3>
          <ul className={styles.raised}>
            {found.points.map((point) => (
              <li key={`${point.kind} ${point.ref}`}>
                <b>{point.label}</b>：{point.problem}
                {point.explanation && `。${point.explanation}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <ol className={styles.opinions}>
        {found.opinions.map((opinion) => (
          <li key={`${opinion.at} ${opinion.kind}`}>
            <p className={styles.opinionHead}>
              <b>{opinion.kind}</b>
              {opinion.proposal && <span>{words.proposal[opinion.proposal]}</span>}
              <span className="secondary number">
                {opinion.who && `${opinion.who} `}
                {shanghaiTime(opinion.at)}
              </span>
            </p>
            {opinion.text && <p>{opinion.text}</p>}
          </li>
        ))}
      </ol>
      {found.documents.length > 0 && (
        <>
          <h3 className={styles.documents}>{words.documentsTitle}</h3>
          {found.documents.map((document) => (
            <div key={document.documentId}>
              <DocumentLink path={documentPath(found.case.caseId, document.documentId)} title={document.title} />
            </div>
          ))}
        </>
      )}
    </Section>
  );
}

/** 其他事项的进度: how far the others are, never what they hold. */
export function OthersPanel({ found }: Props) {
  if (found.others.length === 0) return null;
  return (
    <Section title={words.othersTitle} note={words.othersNote}>
      <ul className={styles.others}>
        {found.others.map((one) => (
          <li key={one.member}>
            <span>{one.itemName}</span>
            <span className="secondary">{one.authorityName}</span>
            <b>{one.statusName}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}
