import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { listBundles } from '../../api/bundles.ts';
import { type Batch, exportAddress, listBatches, packAddress, readImportLists, uploadList } from '../../api/imports.ts';
import { useWrite } from '../../api/use-write.ts';
import { DataList } from '../../ui/data-list.tsx';
import { sizeWords } from '../../ui/form/check-file.ts';
import { DropZone } from '../../ui/form/file-drop.tsx';
import { DocumentLink } from '../../ui/document-link.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useGo } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell } from '../admin-shell.tsx';
import styles from './exchange.module.css';
import { HowFar } from './how-far.tsx';
import { words } from './strings.ts';

/** 导入导出: bring a file in, take lists and packs out, see what was brought in. */
export default function ExchangePage() {
  return (
    <AdminShell title={words.title}>
      <h1>{words.title}</h1>
      <p className="secondary">{words.lead}</p>
      <BringIn />
      <TakeOut />
      <Batches />
    </AdminShell>
  );
}

const useLists = () => useQuery({ queryKey: ['import-lists'], queryFn: readImportLists });

function BringIn() {
  const go = useGo();
  const lists = useLists();
  const [list, setList] = useState('items');
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [share, setShare] = useState(0);
  const send = useWrite(
    (sent: { list: string; name: string; size: number; at: number }, key) =>
      uploadList({ file: file!, list: sent.list, onProgress: setShare }, key),
    { onDone: ({ batchId }) => go(`/admin/exchange/${batchId}`) },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(file === null);
    if (file !== null) void send.run({ list, name: file.name, size: file.size, at: file.lastModified });
  };
  return (
    <Section title={words.bringIn} note={words.bringInNote}>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor="import-list">{words.list}</label>
        <select
          id="import-list"
          className={styles.select}
          value={list}
          onChange={(event) => setList(event.target.value)}
        >
          {lists.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="definitions">{words.anything}</option>
        </select>
        <DropZone
          name={words.file}
          isCompact={false}
          onFiles={([first]) => setFile(first ?? null)}
          only={{ types: '.xlsx,.csv,.json', hint: words.fileHelp }}
        />
        {file && (
          <output>
            {file.name} <span className="secondary number">{sizeWords(file.size)}</span>
          </output>
        )}
        {isMissing && <p role="alert">{words.noFile}</p>}
        <Problem problem={send.problem} />
        <Button type="primary" htmlType="submit" loading={send.isBusy}>
          {words.check}
        </Button>
        {send.isBusy && <HowFar sent={share} />}
      </form>
    </Section>
  );
}

function TakeOut() {
  const lists = useLists();
  const bundles = useQuery({ queryKey: ['bundles'], queryFn: () => listBundles() });
  const [bundle, setBundle] = useState('');
  const chosen = bundles.data?.find(({ code }) => code === bundle) ?? bundles.data?.[0];
  return (
    <Section title={words.takeOut} note={words.takeOutNote}>
      <Problem problem={lists.error} onRetry={() => void lists.refetch()} />
      <ul className={styles.exports}>
        {lists.data?.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={styles.links}>
              {(['xlsx', 'csv', 'json'] as const).map((format) => (
                <DocumentLink
                  key={format}
                  path={exportAddress(id, { format })}
                  title={words.formats[format]}
                  mark={format.toUpperCase()}
                />
              ))}
              <DocumentLink
                path={exportAddress(id, { format: 'xlsx', blank: true })}
                title={words.template}
                mark="XLSX"
              />
            </span>
          </li>
        ))}
        <li>
          <label htmlFor="pack-bundle">
            {words.pack}
            <span className="secondary"> {words.packNote}</span>
          </label>
          <span className={styles.links}>
            <select
              id="pack-bundle"
              aria-label={words.packChoice}
              value={chosen?.code ?? ''}
              onChange={(event) => setBundle(event.target.value)}
            >
              {bundles.data?.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
            {chosen && <DocumentLink path={packAddress(chosen.code)} title={words.packFile} mark="JSON" />}
          </span>
        </li>
      </ul>
    </Section>
  );
}

function Batches() {
  const found = useQuery({ queryKey: ['imports'], queryFn: listBatches });
  const lists = useLists();
  const listName = ({ list, pack }: Batch): string =>
    pack ? `${words.pack} ${pack.name}` : (lists.data?.find(({ id }) => id === list)?.name ?? words.anything);
  return (
    <Section title={words.batches}>
      {found.isPending && <LoadingBlock />}
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.data?.length === 0 && <p className="secondary">{words.none}</p>}
      {found.data && found.data.length > 0 && (
        <DataList
          caption={words.batches}
          rows={found.data}
          rowKey={(row) => row.batchId}
          rowTo={(row) => `/admin/exchange/${row.batchId}`}
          columns={[
            { key: 'file', title: words.fileName, show: (row) => row.fileName },
            { key: 'list', title: words.list, show: listName },
            { key: 'rows', title: words.rows, show: (row) => row.rowCount, align: 'right' },
            { key: 'wrong', title: words.verdicts.wrong, show: (row) => row.wrongCount, align: 'right' },
            { key: 'status', title: words.result, show: (row) => words.statuses[row.status] },
            { key: 'who', title: words.who, show: (row) => row.uploadedBy },
            { key: 'when', title: words.when, show: (row) => shanghaiTime(row.uploadedAt) },
          ]}
        />
      )}
    </Section>
  );
}
