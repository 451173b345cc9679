import type { LegalBasis } from '@yijian/core/contract';
import styles from './definition.module.css';
import { bodyWords } from './strings.ts';

/** 依据: law, article and gist, each with how far it may be trusted. */
export function BasisList({ basis }: { basis: readonly LegalBasis[] }) {
  return (
    <ul className={styles.basisList}>
      {basis.map((one, index) => (
        <li key={`${one.law} ${one.article ?? ''} ${index}`}>
          <span>
            《{one.law}》{one.article}
          </span>
          <ProvenanceMark basis={one} />
          {one.gist && <p className="secondary">{one.gist}</p>}
        </li>
      ))}
    </ul>
  );
}

/** 出处标记: only what was confirmed may refuse, grant, seal or move a deadline. */
function ProvenanceMark({ basis: { provenance } }: { basis: LegalBasis }) {
  const { mark, by, on, source, demo } = provenance;
  return (
    <span className={styles.mark} data-mark={mark} title={[source, by, on].filter(Boolean).join('，')}>
      {bodyWords.provenance[mark]}
      {mark === 'confirmed' && by && `：${by}${on ? ` ${on}` : ''}`}
      {demo && bodyWords.demo}
    </span>
  );
}
