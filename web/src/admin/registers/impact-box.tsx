import { useQuery } from '@tanstack/react-query';
import { readImpact } from '../../api/ledgers.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words as adminWords } from '../strings.ts';
import styles from './registers.module.css';
import { words } from './strings.ts';

const SHOWN = 8;
const text = words.impact;

/** 影响分析 before publishing or withdrawing: who uses it, which windows, cases in hand by version, licences in force. */
export function ImpactBox({ kind, code }: { kind: string; code: string }) {
  const impact = useQuery({ queryKey: ['impact', kind, code], queryFn: () => readImpact(kind, code), staleTime: 0 });
  if (impact.isError) return <Problem problem={impact.error} onRetry={() => void impact.refetch()} />;
  if (!impact.data) return <LoadingBlock lines={3} />;
  const { references, windows, open, licences } = impact.data;
  return (
    <section className={styles.impact} aria-label={text.title}>
      <b>{references.length === 0 ? text.none : text.references(references.length)}</b>
      {references.length > 0 && (
        <ul>
          {references.slice(0, SHOWN).map((one) => (
            <li key={`${one.kind}:${one.code}`}>
              {adminWords.kinds[one.kind] ?? one.kind} {one.name}
            </li>
          ))}
          {references.length > SHOWN && <li>{text.more(references.length - SHOWN)}</li>}
        </ul>
      )}
      {windows.length > 0 && <p>{text.windows(windows.map(({ hallName, name }) => `${hallName}${name}`))}</p>}
      {(kind === 'item' || kind === 'bundle') && (
        <p>
          {text.open(open.total)}
          {open.byVersion.length > 0 &&
            `（${open.byVersion.map((one) => text.version(one.version, one.open)).join('，')}）`}
        </p>
      )}
      {licences > 0 && <p>{text.licences(licences)}</p>}
    </section>
  );
}
