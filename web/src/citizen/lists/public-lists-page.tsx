import { useQuery } from '@tanstack/react-query';
import { readAtMostOnce, readExceptions, readProofs } from '../../api/ledgers.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { StandardBehind, StandardFigures } from '../../ui/standards/standard-figures.tsx';
import { CitizenPage } from '../frame.tsx';
import { LevelLists } from './level-lists.tsx';
import { NormList } from './norm-list.tsx';
import { OneWindowList } from './one-window.tsx';
import { words as text } from './strings.ts';

const lists = ['levels', 'one-window', 'standards', 'once', 'proofs', 'norms', 'exceptions'] as const;

/** 公开清单: what can be done where, at most one visit, retained proofs, norms, exceptions of the lint; for everybody. */
export default function PublicListsPage() {
  const asked = useQueryText('list') ?? 'once';
  const tabs = lists.map((list) => ({
    to: `/citizen/lists?list=${list}`,
    label: text.names[list],
    count: null,
    isCurrent: list === asked,
  }));
  return (
    <CitizenPage title={text.title}>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <ListTabs label={text.title} tabs={tabs} />
      {asked === 'proofs' && <Proofs />}
      {asked === 'exceptions' && <Exceptions />}
      {asked === 'levels' && <LevelLists />}
      {asked === 'one-window' && <OneWindowList />}
      {asked === 'norms' && <NormList />}
      {asked === 'standards' && <Standards />}
      {(asked === 'once' || !(lists as readonly string[]).includes(asked)) && <AtMostOnce />}
    </CitizenPage>
  );
}

function Standards() {
  const cut = useQueryText('cut');
  if (cut)
    return (
      <StandardBehind
        cut={cut}
        back="/citizen/lists?list=standards"
        itemAt={(code) => `/citizen/items/${encodeURIComponent(code)}`}
      />
    );
  return <StandardFigures at={(one) => `/citizen/lists?list=standards&cut=${one}`} agreementAt={null} />;
}

function AtMostOnce() {
  const read = useQuery({ queryKey: ['at-most-once'], queryFn: readAtMostOnce });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  return (
    <Section title={text.share(read.data.share)} aside={<Download path="/api/at-most-once.csv" />}>
      <DataList
        caption={text.once}
        columns={[
          { key: 'name', title: text.item, show: (row) => row.name },
          { key: 'authority', title: text.department, show: (row) => row.authorityName },
          { key: 'visits', title: text.visits, show: (row) => text.times(row.visits), sortBy: (row) => row.visits },
          { key: 'reason', title: text.reason, show: (row) => row.reason },
        ]}
        rows={read.data.items}
        rowKey={(row) => row.item}
        rowTo={(row) => `/citizen/items/${encodeURIComponent(row.item)}`}
      />
    </Section>
  );
}

function Proofs() {
  const read = useQuery({ queryKey: ['public-proofs'], queryFn: readProofs });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { proofs, cancelled } = read.data;
  return (
    <>
      {proofs.length === 0 ? (
        <Empty title={text.noProofs}>{text.noProofsText}</Empty>
      ) : (
        <Section title={text.proofs} aside={<Download path="/api/proofs.csv" />}>
          <DataList
            caption={text.proofs}
            columns={[
              { key: 'name', title: text.proof, show: (row) => row.name },
              { key: 'basis', title: text.basis, show: (row) => row.basis.join('；') },
              {
                key: 'asked',
                title: text.askedBy,
                show: (row) => row.askedBy.map((one) => `${one.authority}（${one.itemName}）`).join('；'),
              },
              { key: 'issuer', title: text.issuer, show: (row) => row.issuer },
              { key: 'purpose', title: text.purpose, show: (row) => row.purpose },
            ]}
            rows={proofs}
            rowKey={(row) => row.code}
          />
        </Section>
      )}
      {cancelled.length > 0 && (
        <Section title={text.cancelled}>
          <DataList
            caption={text.cancelled}
            columns={[
              { key: 'name', title: text.proof, show: (row) => row.name },
              { key: 'reason', title: text.why, show: (row) => row.reason },
            ]}
            rows={cancelled}
            rowKey={(row) => row.name}
          />
        </Section>
      )}
    </>
  );
}

function Exceptions() {
  const read = useQuery({ queryKey: ['exceptions'], queryFn: readExceptions });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  if (read.data.exceptions.length === 0) return <Empty title={text.noExceptions}>{text.noExceptionsText}</Empty>;
  return (
    <DataList
      caption={text.exceptions}
      columns={[
        { key: 'name', title: text.item, show: (row) => row.name },
        { key: 'rule', title: text.rule, show: (row) => row.ruleTitle },
        { key: 'reason', title: text.why, show: (row) => row.reason },
        { key: 'who', title: text.who, show: (row) => row.approvedBy },
        { key: 'until', title: text.until, show: (row) => row.until },
      ]}
      rows={read.data.exceptions}
      rowKey={(row) => row.code}
    />
  );
}

const Download = ({ path }: { path: string }) => (
  <a href={path} download>
    {text.download}
  </a>
);
