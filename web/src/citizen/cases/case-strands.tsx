import { type CaseView, documentPath, type StrandView } from '../../api/cases.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { DueText } from '../../ui/light.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { type StrandState, TimelineStrands } from '../../ui/timeline-strands.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.case;

/** 各部门办理情况: strands in their order, parallel ones side by side; who has it, until when, what came of it. */
export function CaseStrands({ view }: { view: CaseView }) {
  return (
    <TimelineStrands
      edges={view.edges}
      stageName={text.stage}
      strands={view.strands.map((strand) => ({
        id: strand.member,
        title: strand.itemName,
        sub: strand.authorityName,
        state: stateOf(strand, view),
        stateName: strand.statusName,
        body: <StrandBody strand={strand} view={view} />,
      }))}
    />
  );
}

const STATES: Record<string, StrandState> = {
  received: 'running',
  waiting: 'waiting',
  reviewing: 'running',
  deciding: 'running',
  granted: 'done',
  filed: 'done',
  passed: 'done',
  denied: 'failed',
  declined: 'failed',
  withdrawn: 'stopped',
  terminated: 'stopped',
};

function stateOf(strand: StrandView, view: CaseView): StrandState {
  return waitsForYou(strand, view) ? 'needsYou' : (STATES[strand.status] ?? 'waiting');
}

/** Its department asked for something in the notice that is open. */
function waitsForYou(strand: StrandView, view: CaseView): boolean {
  return view.supplement?.points.some((point) => point.member === strand.member) ?? false;
}

function StrandBody({ strand, view }: { strand: StrandView; view: CaseView }) {
  const isOver =
    strand.decision !== null ||
    ['granted', 'filed', 'passed', 'denied', 'declined', 'withdrawn', 'terminated'].includes(strand.status);
  const papers = strand.documents ?? view.documents.filter((document) => document.member === strand.member);
  return (
    <div className={styles.strand}>
      {!isOver && <p>{waitsForYou(strand, view) ? text.waitsForYou : strand.holder}</p>}
      {strand.waitingFor.length > 0 && (
        <p>
          {text.waitingFor}：{strand.waitingFor.join('、')}
        </p>
      )}
      {!isOver && strand.due && <DueText due={strand.due} folds />}
      {strand.decision && (
        <p>
          {strand.decision.decidedOn} {strand.decision.number}
          {strand.decision.reason && (
            <span className={styles.reason}>
              {text.reason}：{strand.decision.reason}
            </span>
          )}
        </p>
      )}
      {strand.filing && <p>{text.filed(strand.filing.filedOn, strand.filing.number)}</p>}
      {papers.map((document) => (
        <DocumentLink
          key={document.documentId}
          path={documentPath(view.caseId, document.documentId)}
          title={document.title}
        />
      ))}
      {strand.status === 'granted' && strand.givesLicence && (
        <p>
          <PageLink to="/citizen/licences">{text.toLicences}</PageLink>
        </p>
      )}
    </div>
  );
}
