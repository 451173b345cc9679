import { type ApiProblem, findingsOf, problemOf } from '../api/problem.ts';
import styles from './blocks.module.css';
import { PageLink, useHere } from './navigation.tsx';
import { words } from './strings.ts';

type Props = {
  problem: unknown;
  onRetry?: () => void;
  /** nothing else is on this page: the reason is its heading */
  isPage?: boolean;
};

/** 问题提示: what was refused, what to do about it, every finding, and the code for the phone. Nothing for null. */
export function Problem({ problem: thrown, onRetry, isPage = false }: Props) {
  const here = useHere();
  if (thrown === null || thrown === undefined) return null;
  const problem: ApiProblem = problemOf(thrown);
  const findings = findingsOf(problem);
  const Reason = isPage ? 'h1' : 'p';
  return (
    <div className={styles.problem} role="alert">
      <Reason className={styles.reason}>{problem.reason}</Reason>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={`${finding.place} ${finding.message}`}>{finding.message}</li>
          ))}
        </ul>
      )}
      <p>{problem.remedy}</p>
      <p className={styles.problemFoot}>
        {problem.signInNeeded && (
          <PageLink to={`/login?back=${encodeURIComponent(here)}`}>{words.signInAgain}</PageLink>
        )}
        {onRetry && (
          <button type="button" className={styles.textButton} onClick={onRetry}>
            {words.retry}
          </button>
        )}
        <span className="secondary">
          {words.code} {problem.code}
        </span>
      </p>
    </div>
  );
}
