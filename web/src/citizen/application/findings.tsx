import type { Application, ApplicationFinding } from '../../api/applications.ts';
import { anchorOf } from '../../ui/form/anchors.ts';
import { openFields, openMaterials } from '../../ui/form/open-fields.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './application.module.css';

const text = words.application;

/** 预检结果: all that is missing, at once; each leads to its place. */
export function Findings({ application, isReview = false }: { application: Application; isReview?: boolean }) {
  const findings = findingsIn(application);
  if (findings.length === 0) return null;
  const jump = (place: string): void => {
    const target = document.getElementById(anchorOf(place));
    target?.scrollIntoView({ block: 'center' });
    const control = target?.matches('input, textarea, select')
      ? target
      : target?.querySelector<HTMLElement>('input, textarea, select, button');
    control?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.findings} role="alert">
      <h2>{text.missing(findings.length)}</h2>
      <p>{text.missingHint}</p>
      <ol>
        {findings.map((finding) => (
          <li key={`${finding.place} ${finding.message}`}>
            {finding.place.startsWith('signature:') && !isReview ? (
              <PageLink to={`/citizen/applications/${application.applicationId}/review#${anchorOf(finding.place)}`}>
                {finding.message}
              </PageLink>
            ) : finding.place.startsWith('check:') ? (
              <span>
                {finding.message}。{finding.remedy}
              </span>
            ) : (
              <button type="button" onClick={() => jump(finding.place)}>
                {finding.message}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What the server lists; without its list, what stands beside fields and materials. */
export function findingsIn(application: Application): ApplicationFinding[] {
  if (application.findings) return application.findings;
  return [
    ...openFields(application.fields).flatMap((field) => field.problem ?? []),
    ...openMaterials(application.materials).flatMap((material) => material.problem ?? []),
    ...application.pledges.flatMap((pledge) => pledge.problem ?? []),
  ];
}
