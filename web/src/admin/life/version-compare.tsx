import { useQuery } from '@tanstack/react-query';
import { readVersion, type VersionRow } from '../../api/catalogue.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { Comparison } from './changes-list.tsx';
import styles from './life.module.css';
import { words } from './strings.ts';

const text = words.history;
type Props = { kind: string; code: string; versions: readonly VersionRow[]; home: string };

/** 版本比较: any two versions, place by place in words; which two stands in the address. */
export function VersionCompare({ kind, code, versions, home }: Props) {
  const go = useGo();
  const numbers = versions.map((one) => one.version).sort((one, other) => one - other);
  const newer = Number(useQueryText('to') ?? numbers.at(-1));
  const older = Number(useQueryText('from') ?? numbers.filter((one) => one < newer).at(-1));
  if (numbers.length < 2) return <Section title={text.compare}>{text.one}</Section>;
  const show = (from: number, to: number): void => go(`${home}?view=compare&from=${from}&to=${to}`, { replace: true });
  return (
    <Section title={text.compare}>
      <div className={styles.pick}>
        <Pick label={text.older} value={older} versions={versions} onPick={(one) => show(one, newer)} />
        <span aria-hidden="true">→</span>
        <Pick label={text.newer} value={newer} versions={versions} onPick={(one) => show(older, one)} />
      </div>
      <Both kind={kind} code={code} older={older} newer={newer} />
    </Section>
  );
}

type PickProps = { label: string; value: number; versions: readonly VersionRow[]; onPick: (version: number) => void };

const Pick = ({ label, value, versions, onPick }: PickProps) => (
  <label className={styles.field}>
    {label}
    <select value={value} onChange={(event) => onPick(Number(event.target.value))}>
      {versions.map((one) => (
        <option key={one.version} value={one.version}>
          {text.version(one.version)}
          {one.status === 'draft' ? `（${text.draft}）` : ''}
        </option>
      ))}
    </select>
  </label>
);

function Both({ kind, code, older, newer }: { kind: string; code: string; older: number; newer: number }) {
  const one = useBody(kind, code, older);
  const other = useBody(kind, code, newer);
  const problem = one.error ?? other.error;
  if (problem) return <Problem problem={problem} />;
  if (!one.data || !other.data) return <LoadingBlock lines={4} />;
  return <Comparison before={one.data.body} after={other.data.body} told={text.told} />;
}

const useBody = (kind: string, code: string, version: number) =>
  useQuery({
    queryKey: ['definition', kind, code, String(version)],
    queryFn: () => readVersion(kind, code, version),
    enabled: Number.isInteger(version),
  });
