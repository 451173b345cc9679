import type { ApplicationMaterial, KeptPaper } from '../../api/applications.ts';
import { caseFilePath } from '../../api/cases.ts';
import { FileLink } from '../file-link.tsx';
import { PageLink } from '../navigation.tsx';
import styles from './application-form.module.css';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

const text = words.kept;

/** 以前交过的 (FRM-11): what goes along from 我的材料, and how to do without it; what is out of date is told as such. */
export function KeptPapers({ material, state }: { material: ApplicationMaterial; state: ApplicationState }) {
  const { kept } = material;
  if (!kept) return null;
  const isBrought = kept.is === 'brought';
  return (
    <div className={styles.kept} data-is={kept.is}>
      <p className={styles.keptTitle}>{text.title[kept.is]}</p>
      {kept.papers.map((paper) => (
        <FileLink
          key={paper.fileId}
          path={caseFilePath(paper.caseId, paper.fileId)}
          name={paper.name}
          note={noteOf(paper)}
        />
      ))}
      {(kept.is === 'noTerm' || kept.is === 'expired') && <PageLink to="/citizen/materials">{text.open}</PageLink>}
      {(isBrought || kept.is === 'leftOut') && (
        <button
          type="button"
          className={styles.keptChange}
          onClick={() => void state.leaveOut(material.key, isBrought)}
        >
          {isBrought ? text.leaveOut : text.bring}
          <span className="visually-hidden">{material.name}</span>
        </button>
      )}
    </div>
  );
}

const noteOf = ({ handedInOn, from, validUntil }: KeptPaper): string =>
  text.note(handedInOn, from.bundleName, validUntil);
