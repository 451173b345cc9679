import type { ApproverStrand, StrandMaterial } from '../api/approver.ts';
import { caseFilePath } from '../api/cases.ts';
import { FileLink } from '../ui/file-link.tsx';
import { Section } from '../ui/section.tsx';
import { SignedPlaces } from '../ui/signed-places.tsx';
import { words as uiWords } from '../ui/strings.ts';
import styles from './approver.module.css';
import { words } from './strings.ts';

/** 材料: what this item needs, each with its file to look at or the evidence in its place. */
export function MaterialsPanel({ found }: { found: ApproverStrand }) {
  return (
    <Section title={words.materialsTitle}>
      <ul className={styles.materials}>
        {found.materials.map((material) => (
          <Material key={material.key} material={material} caseId={found.case.caseId} />
        ))}
      </ul>
      {found.checks && found.checks.length > 0 && (
        <>
          <h3 className={styles.checksTitle}>{words.checksTitle}</h3>
          <dl className={styles.boxes}>
            {found.checks.map((check) => (
              <div key={check.name}>
                <dt>{check.name}</dt>
                <dd>{check.result}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}

function Material({ material, caseId }: { material: StrandMaterial; caseId: string }) {
  const files = material.files ?? [];
  const isExempt = material.disposition === 'exempt';
  return (
    <li>
      <p className={styles.materialHead}>
        <b>{material.name}</b>
        <span className={styles.mark} data-kind={isExempt ? 'exempt' : files.length > 0 ? 'brought' : 'missing'}>
          {isExempt ? words.exempt : files.length > 0 ? words.bring : words.missing}
        </span>
      </p>
      {isExempt && <p>{words.evidence(evidenceOf(material))}</p>}
      {files.map((file) => (
        <FileLink
          key={file.fileId}
          path={caseFilePath(caseId, file.fileId)}
          name={file.name}
          note={file.fromFile ? uiWords.fromVault : null}
        />
      ))}
      <SignedPlaces places={material.signed ?? []} />
      {!isExempt && (
        <p className={styles.require}>
          <b>{words.require}</b>
          {[material.content, material.signature !== '无' && material.signature].filter(Boolean).join('；')}
        </p>
      )}
    </li>
  );
}

/** What stands in place of the paper: a licence, data, or the applicant's written promise (a submitted case holds it). */
function evidenceOf({ bound, exemption }: StrandMaterial): string {
  if (bound) return bound.label;
  return exemption?.way === 'commitment' ? words.committed : (exemption?.reason ?? '');
}
