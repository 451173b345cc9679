import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listDefinitions } from '../../api/catalogue.ts';
import { compareWithUpper, rectificationAddress } from '../../api/imports.ts';
import { DataList } from '../../ui/data-list.tsx';
import { DocumentLink } from '../../ui/document-link.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './exchange.module.css';
import { words } from './strings.ts';

/** 对照上级清单: three kinds of differences with what is published here, and the list of what to put right. */
export function CompareSection({ batchId }: { batchId: string }) {
  const regions = useQuery({
    queryKey: ['catalogue', 'regions'],
    queryFn: () => listDefinitions({ kind: 'region', status: 'published', limit: 200 }),
  });
  const [region, setRegion] = useState('');
  const found = useQuery({
    queryKey: ['imports', batchId, 'comparison', region],
    queryFn: () => compareWithUpper(batchId, region),
    enabled: region !== '',
  });
  return (
    <Section title={words.compare} note={words.compareNote}>
      <div className={styles.form}>
        <label htmlFor="compare-region">{words.region}</label>
        <select
          id="compare-region"
          className={styles.select}
          value={region}
          onChange={(event) => setRegion(event.target.value)}
        >
          <option value="">{words.chooseRegion}</option>
          {regions.data?.definitions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name} {code}
            </option>
          ))}
        </select>
      </div>
      {region !== '' && found.isPending && <LoadingBlock />}
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.data && (
        <>
          <p>{words.agreed(found.data.agreed, found.data.upper)}</p>
          {found.data.differences.length === 0 && <p className="secondary">{words.noDifferences}</p>}
          {found.data.differences.length > 0 && (
            <>
              <DocumentLink path={rectificationAddress(batchId, region)} title={words.rectification} mark="CSV" />
              <DataList
                caption={words.compare}
                rows={found.data.differences}
                rowKey={(row) => `${row.kind} ${row.baseCode} ${row.item}`}
                columns={[
                  { key: 'kind', title: words.result, show: (row) => <b>{words.differences[row.kind]}</b> },
                  { key: 'upper', title: words.upperName, show: (row) => row.upperName },
                  { key: 'own', title: words.ownName, show: (row) => row.itemName },
                  { key: 'who', title: words.authority, show: (row) => row.authority },
                  { key: 'what', title: words.problem, show: (row) => row.what },
                  { key: 'todo', title: words.todo, show: (row) => row.todo },
                ]}
              />
            </>
          )}
        </>
      )}
    </Section>
  );
}
