import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { mapImport, type MappingRow } from '../../api/imports.ts';
import { useWrite } from '../../api/use-write.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { words as adminWords } from '../strings.ts';
import styles from './exchange.module.css';
import { words } from './strings.ts';

const AS_DRAFT = 'import';
const keyOf = ({ kind, code }: MappingRow): string => `${kind}:${code}`;

/** 对应到本地: what a pack's authorities, regions and types are called here; open ones first. */
export function MappingSection({ batchId, rows }: { batchId: string; rows: readonly MappingRow[] }) {
  const cache = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const send = useWrite(
    (changed: Readonly<Record<string, string>>, key) =>
      mapImport(
        batchId,
        rows.flatMap((row) => {
          const to = changed[keyOf(row)];
          return to === undefined ? [] : [{ kind: row.kind, code: row.code, to: to === '' ? null : to }];
        }),
        key,
      ),
    { onDone: () => cache.invalidateQueries({ queryKey: ['imports'] }) },
  );
  const asked = rows.filter((row) => row.to === null || row.choices.length > 1);
  const sorted = [...asked].sort((one, other) => Number(one.to !== null) - Number(other.to !== null));
  const open = rows.filter((row) => (chosen[keyOf(row)] ?? row.to ?? '') === '').length;
  return (
    <Section title={words.mapping} note={words.mappingNote}>
      {open > 0 && <p>{words.open(open)}</p>}
      <DataList
        caption={words.mapping}
        rows={sorted}
        rowKey={keyOf}
        columns={[
          { key: 'kind', title: words.list, show: (row) => adminWords.kinds[row.kind] ?? row.kind },
          { key: 'there', title: words.there, show: (row) => `${row.name} ${row.code}` },
          {
            key: 'here',
            title: words.here,
            show: (row) => (
              <select
                className={styles.select}
                aria-label={`${row.name} ${words.here}`}
                value={chosen[keyOf(row)] ?? row.to ?? ''}
                onChange={(event) => setChosen({ ...chosen, [keyOf(row)]: event.target.value })}
              >
                <option value="">{words.unmatched}</option>
                {row.mayImport && <option value={AS_DRAFT}>{words.asDraft}</option>}
                {row.choices.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name} {code}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
      />
      <Problem problem={send.problem} />
      <p className={styles.buttons}>
        <Button loading={send.isBusy} disabled={Object.keys(chosen).length === 0} onClick={() => void send.run(chosen)}>
          {words.saveMapping}
        </Button>
      </p>
    </Section>
  );
}
