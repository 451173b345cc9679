import type { Definition, LegalBasis } from '@yijian/core/contract';
import { Section } from '../../ui/section.tsx';
import { partNames, valueNames } from '@yijian/core/definitions';
import styles from './definition.module.css';
import { BasisList } from './provenance.tsx';
import { bodyWords } from './strings.ts';

/** 定义内容 of the small kinds: every property by its Chinese name; lists of things as tables. */
export function DefinitionBody({ body }: { body: Definition }) {
  const entries = Object.entries(body).filter(([name]) => name !== 'kind' && name !== 'name');
  const plain = entries.filter(([, value]) => typeof value !== 'object' || value === null || isWords(value));
  const nested = entries.filter(([, value]) => typeof value === 'object' && value !== null && !isWords(value));
  return (
    <>
      <Section title={bodyWords.basics} id="main">
        <dl className={styles.facts}>
          {plain.map(([name, value]) => (
            <div key={name} id={name}>
              <dt>{nameOf(body.kind, name)}</dt>
              <dd>{shown(name, value)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {nested.map(([name, value]) => (
        <Section key={name} title={partNames[name] ?? name} id={name}>
          {Array.isArray(value) ? (
            <Rows rows={value as Record<string, unknown>[]} />
          ) : (
            <Facts value={value as Record<string, unknown>} />
          )}
        </Section>
      ))}
    </>
  );
}

/** The same property is called otherwise in some kinds. */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dataElement: { standard: '执行标准' },
};
const nameOf = (kind: string, name: string): string => otherNames[kind]?.[name] ?? partNames[name] ?? name;

const isWords = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one !== 'object');

/** Only steps have a standard among lists. */
const columnOf = (name: string): string => (name === 'standard' ? bodyWords.standard : (partNames[name] ?? name));

function Rows({ rows }: { rows: readonly Record<string, unknown>[] }) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {columnOf(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={String(row.id ?? row.code ?? index)}>
            {names.map((name) => (
              <td key={name} data-title={columnOf(name)}>
                <Value name={name} value={row[name]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Facts({ value }: { value: Record<string, unknown> }) {
  if (typeof value.law === 'string') return <BasisList basis={[value as unknown as LegalBasis]} />;
  if (typeof value.n === 'number' && typeof value.unit === 'string') return <Limit value={value} />;
  return (
    <dl className={styles.facts}>
      {Object.entries(value).map(([name, one]) => (
        <div key={name}>
          <dt>{partNames[name] ?? name}</dt>
          <dd>
            <Value name={name} value={one} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** 期限: number and unit as one, with the law it rests on. */
function Limit({ value: { n, unit, basis } }: { value: Record<string, unknown> }) {
  return (
    <>
      <b>
        {String(n)} {valueNames.unit?.[String(unit)] ?? String(unit)}
      </b>
      {basis !== undefined && <BasisList basis={[basis].flat() as LegalBasis[]} />}
    </>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  if (name === 'basis' && value) return <BasisList basis={[value].flat() as LegalBasis[]} />;
  if (Array.isArray(value) && !isWords(value)) return <Rows rows={value as Record<string, unknown>[]} />;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return <Facts value={value as Record<string, unknown>} />;
  return <>{shown(name, value)}</>;
}

function shown(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? bodyWords.yes : bodyWords.no;
  const named = (one: unknown): string => valueNames[name]?.[String(one)] ?? String(one);
  return Array.isArray(value) ? value.map(named).join('、') || bodyWords.none : named(value);
}
