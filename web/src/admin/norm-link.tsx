import { useQuery } from '@tanstack/react-query';
import { clauseAddress, readRuleClauses } from '../api/norms.ts';
import { PageLink } from '../ui/navigation.tsx';
import styles from './findings.module.css';
import { words } from './strings.ts';

/** 制度依据 (CAT-41): the clauses that a finding's rule rests on, each a link to its wording. Silent without any. */
export function NormLinks({ rule }: { rule: string }) {
  const found = useQuery({ queryKey: ['rule-clauses'], queryFn: readRuleClauses, staleTime: 5 * 60_000 });
  const clauses = found.data?.filter(({ rules }) => rules.includes(rule)) ?? [];
  if (clauses.length === 0) return null;
  return (
    <p className={styles.remedy}>
      {words.finding.norm}
      {clauses.map((one) => (
        <PageLink key={`${one.norm} ${one.clause}`} to={clauseAddress(one)} target="_blank">
          《{one.normName}》{one.article}
        </PageLink>
      ))}
    </p>
  );
}
