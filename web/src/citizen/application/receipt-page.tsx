import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import type { Submitted } from '../../api/applications.ts';
import { documentPath, readCase } from '../../api/cases.ts';
import { readCaseRating } from '../../api/holdings.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { RateLine } from '../cases/rate-invitation.tsx';
import { TrackCode } from '../../ui/track-code.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './application.module.css';
import { TrialMark } from '../../ui/trial-mark.tsx';

const text = words.receipt;
/** The receipt document is made just after the answer. */
const DOCUMENTS_MS = 5000;

/** 回执: number and query code, what happens next; worth printing. */
export default function ReceiptPage() {
  const caseId = usePathPart('caseId');
  const found = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(caseId),
    refetchInterval: DOCUMENTS_MS,
  });
  const code = found.data?.queryCode ?? keptReceipt(caseId)?.queryCode;
  return (
    <CitizenPage isPersonal title={text.title} width="narrow">
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock />}
      {found.data && (
        <div className={styles.receipt}>
          <h1>{text.thanks}</h1>
          <p className="secondary">
            {found.data.bundleName}
            <TrialMark trial={found.data.trial} />
          </p>
          <dl>
            <div>
              <dt>{text.number}</dt>
              <dd className="number">{found.data.receiptNo}</dd>
            </div>
            {code && (
              <div>
                <dt>{text.code}</dt>
                <dd className="number">{code}</dd>
              </div>
            )}
          </dl>
          {code && <TrackCode receiptNo={found.data.receiptNo} queryCode={code} />}
          {code && <p className="secondary">{text.codeHint}</p>}
          <h2 className={styles.nextTitle}>{text.next}</h2>
          {found.data.next && <p>{found.data.next}</p>}
          <ol className={styles.nextSteps}>
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <ul className="no-print">
            {found.data.documents.map((document) => (
              <li key={document.documentId}>
                <DocumentLink path={documentPath(caseId, document.documentId)} title={document.title} />
              </li>
            ))}
          </ul>
          <VisitRating caseId={caseId} />
          <div className={`${styles.foot} no-print`}>
            <PageLink to={`/citizen/cases/${caseId}`} className="link-button">
              {text.open}
            </PageLink>
            <Button onClick={() => window.print()}>{text.print}</Button>
          </div>
        </div>
      )}
    </CitizenPage>
  );
}

/** Handed in with help or at a terminal: that visit is rated here and now. */
function VisitRating({ caseId }: { caseId: string }) {
  const rating = useQuery({
    queryKey: ['rating-of', caseId],
    queryFn: () => readCaseRating(caseId),
    refetchInterval: DOCUMENTS_MS,
  }).data;
  if (!rating?.visit.token) return null;
  return <RateLine to={`/rate/${rating.visit.token}?via=kiosk`} title={words.rate.visit} hint={words.rate.visitHint} />;
}

function keptReceipt(caseId: string): Submitted | null {
  const kept = sessionStorage.getItem(`yijian.receipt.${caseId}`);
  return kept ? (JSON.parse(kept) as Submitted) : null;
}
