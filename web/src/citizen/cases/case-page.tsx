import { useQuery } from '@tanstack/react-query';
import { caseFilePath, type CaseView, documentPath, readCase } from '../../api/cases.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { FileLink } from '../../ui/file-link.tsx';
import { DueText, Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SignedPlaces } from '../../ui/signed-places.tsx';
import { Section } from '../../ui/section.tsx';
import { FollowUps } from '../bundle/follow-ups.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { CaseStrands } from './case-strands.tsx';
import styles from './cases.module.css';
import { RateInvitation } from './rate-invitation.tsx';
import { SupplementForm } from './supplement-form.tsx';
import { whenWords } from './when-words.ts';
import { Withdraw } from './withdraw.tsx';
import { TrialMark } from '../../ui/trial-mark.tsx';

const text = words.case;
const REFRESH_MS = 10_000;

/** 办件页: what the person has to do first, then where everything stands, then papers and history. */
export default function CasePage() {
  const caseId = usePathPart('caseId');
  const found = useQuery({ queryKey: ['case', caseId], queryFn: () => readCase(caseId), refetchInterval: REFRESH_MS });
  const view = found.data;
  return (
    <CitizenPage isPersonal title={view?.bundleName ?? words.cases.title}>
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock lines={8} />}
      {view && (
        <>
          <Head view={view} />
          {view.supplement && <SupplementForm view={view} supplement={view.supplement} />}
          <RateInvitation caseId={view.caseId} isConcluded={view.status === 'concluded'} />
          <Section title={text.strands}>
            <CaseStrands view={view} />
          </Section>
          <Section title={text.documents}>
            <Documents view={view} />
            <SignedForm view={view} />
          </Section>
          {view.status === 'concluded' && !view.trial && <FollowUps bundle={view.bundle} />}
          <Section title={text.timeline}>
            <History view={view} />
          </Section>
          <Withdraw view={view} />
        </>
      )}
    </CitizenPage>
  );
}

function Head({ view }: { view: CaseView }) {
  return (
    <div className={styles.headCard}>
      <div className={styles.headTop}>
        <h1>
          {view.bundleName}
          <TrialMark trial={view.trial} />
        </h1>
        <Light light={view.status === 'supplementing' ? 'yellow' : view.light} word={view.statusName} />
      </div>
      {view.next && (
        <p className={styles.next}>
          <b>{text.next}</b>
          <span>{view.next}</span>
        </p>
      )}
      <dl className={styles.headFacts}>
        <div>
          <dt>{text.clock}</dt>
          <dd>{view.bundleDue ? <DueText due={view.bundleDue} /> : text.noClock}</dd>
        </div>
        <Fact name={text.number} value={view.receiptNo} />
        <Fact name={text.receivedOn} value={whenWords(view.receivedAt)} />
        {view.acceptedOn && (
          <Fact name={text.acceptedOn} value={`${view.acceptedOn}${view.deemedAccepted ? `（${text.deemed}）` : ''}`} />
        )}
      </dl>
      {view.saved && <Saved saved={view.saved} />}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{value}</dd>
    </div>
  );
}

function Saved({ saved }: { saved: NonNullable<CaseView['saved']> }) {
  const parts = [
    saved.materials > 0 ? text.savedMaterials(saved.materials) : '',
    saved.days > 0 ? text.savedDays(saved.days) : '',
    saved.visits > 0 ? text.savedVisits(saved.visits) : '',
  ].filter(Boolean);
  return parts.length === 0 ? null : (
    <p className={styles.savedLine}>
      {text.saved}：{parts.join('，')}
    </p>
  );
}

function Documents({ view }: { view: CaseView }) {
  if (view.documents.length === 0) return <p className="secondary">{text.documentsNone}</p>;
  return (
    <ul className={styles.documents}>
      {view.documents.map((document) => (
        <li key={document.documentId}>
          <DocumentLink path={documentPath(view.caseId, document.documentId)} title={document.title} />
          <span className="secondary">{document.number}</span>
          {document.at && <span className="secondary number">{whenWords(document.at)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** 签好的表: as it was handed in, with its hash, and everything that was signed. */
function SignedForm({ view }: { view: CaseView }) {
  if (!view.signed || view.signed.places.length === 0) return null;
  const { form, places } = view.signed;
  return (
    <div className={styles.signedForm}>
      <h3>{text.signed}</h3>
      {form && (
        <>
          <FileLink path={caseFilePath(view.caseId, form.fileId)} name={text.signedForm} />
          <p className={styles.hash}>{text.signedHash(form.sha256)}</p>
        </>
      )}
      <SignedPlaces places={places} />
    </div>
  );
}

function History({ view }: { view: CaseView }) {
  return (
    <ol className={styles.history}>
      {view.timeline.toReversed().map((entry, index) => (
        <li key={`${entry.at} ${index}`}>
          <span className="secondary number">{whenWords(entry.at)}</span>
          <span>
            {entry.title}
            {entry.item && <span className="secondary">（{entry.item}）</span>}
            {entry.detail && <span className="secondary">{entry.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
