import { useQuery } from '@tanstack/react-query';
import { clauseAddress, readItemClauses } from '../../api/norms.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './norms.module.css';
import { words } from './strings.ts';

const text = words.norms;

/** 依据的制度 (CAT-41): clauses that the item or its procedure rests on, each a link to its wording. Silent without any. */
export function ItemClauses({ code }: { code: string }) {
  const found = useQuery({ queryKey: ['item-norms', code], queryFn: () => readItemClauses(code) });
  if (!found.data || found.data.length === 0) return null;
  return (
    <Section title={text.basis} note={text.basisHint}>
      <ul className={styles.clauseLinks}>
        {found.data.map((one) => (
          <li key={`${one.norm} ${one.clause}`}>
            <PageLink to={clauseAddress(one)}>
              《{one.normName}》{one.article}
            </PageLink>
            <p className="secondary">{one.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
