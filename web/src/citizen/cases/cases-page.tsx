import { useQuery } from '@tanstack/react-query';
import { type ApplicationRow, listApplications } from '../../api/applications.ts';
import { type CaseRow, listCases } from '../../api/cases.ts';
import { useMe, useSessionActions } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { leftWords, Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';
import { whenWords } from './when-words.ts';
import { TrialMark } from '../../ui/trial-mark.tsx';

const text = words.cases;

/** 我的办件: what is not finished yet, then what was handed in, each with what counts now. */
export default function CasesPage() {
  const isCitizen = useMe().data?.kind === 'citizen';
  const drafts = useQuery({ queryKey: ['applications'], queryFn: listApplications, enabled: isCitizen });
  const cases = useQuery({ queryKey: ['cases'], queryFn: listCases, enabled: isCitizen });
  return (
    <CitizenPage isPersonal title={text.title}>
      <div className={styles.top}>
        <h1>{text.title}</h1>
        <p>
          <PageLink to="/citizen/licences">{text.licences}</PageLink>
          <PageLink to="/citizen/readings">{text.readings}</PageLink>
        </p>
      </div>
      <ActingFor />
      <Problem problem={cases.error} onRetry={() => void cases.refetch()} />
      {cases.isPending && <LoadingBlock />}
      {(drafts.data?.length ?? 0) > 0 && (
        <Section title={text.drafts}>
          <ul className={styles.rows}>
            {drafts.data?.map((draft) => (
              <DraftRow key={draft.applicationId} draft={draft} />
            ))}
          </ul>
        </Section>
      )}
      {cases.data && (
        <Section title={text.mine}>
          {cases.data.length === 0 && (
            <Empty title={text.none} next={<PageLink to="/">{text.start}</PageLink>}>
              {text.noneHint}
            </Empty>
          )}
          <ul className={styles.rows}>
            {cases.data.map((one) => (
              <OneCase key={one.caseId} row={one} />
            ))}
          </ul>
        </Section>
      )}
    </CitizenPage>
  );
}

/** 办事身份: cases belong to the one they were applied for; the others are one click away. */
function ActingFor() {
  const me = useMe().data;
  const { actFor } = useSessionActions();
  if (!me || me.principals.length < 2) return null;
  const others = me.principals.filter((principal) => principal.id !== me.principal?.id);
  return (
    <p className={styles.as}>
      <span>{text.shownFor(me.principal?.name ?? '')}</span>
      {others.map((principal) => (
        <button key={principal.id} type="button" onClick={() => void actFor(principal)}>
          {text.showFor(principal.name)}
        </button>
      ))}
    </p>
  );
}

function DraftRow({ draft }: { draft: ApplicationRow }) {
  return (
    <li>
      <PageLink to={`/citizen/applications/${draft.applicationId}`} className={styles.row}>
        <b>{draft.bundleName}</b>
        <span className={styles.go}>{text.goOn}</span>
        <span className={`${styles.numberLine} secondary number`}>
          {text.updated} {whenWords(draft.updatedAt)}
        </span>
      </PageLink>
    </li>
  );
}

function OneCase({ row }: { row: CaseRow }) {
  return (
    <li>
      <PageLink to={`/citizen/cases/${row.caseId}`} className={styles.row}>
        <b>{row.bundleName}</b>
        <Light light={row.status === 'supplementing' ? 'yellow' : row.light} word={row.statusName} />
        <span className={styles.clock}>{dueWords(row)}</span>
        <span className={`${styles.numberLine} secondary number`}>
          <span>
            {words.case.number} {row.receiptNo}
            <TrialMark trial={row.trial} />
          </span>
          <span>
            {text.received} {row.receivedOn}
          </span>
          <span>{words.home.progress(row.done, row.total)}</span>
        </span>
      </PageLink>
    </li>
  );
}

function dueWords(row: CaseRow): string {
  if (row.status === 'received' && row.receiptDue) return text.receiptBy(row.receiptDue);
  return row.bundleDue === null || row.light === 'grey' ? '' : leftWords({ ...row, due: row.bundleDue });
}
