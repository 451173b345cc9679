import { useQuery } from '@tanstack/react-query';
import { listReadings } from '../../api/holdings.ts';
import { useMe } from '../../api/session.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { whenWords } from '../cases/when-words.ts';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';

const text = words.readings;

/** 我的信息被谁用过 (个人信息保护法 44, 45). */
export default function ReadingsPage() {
  const isCitizen = useMe().data?.kind === 'citizen';
  const found = useQuery({ queryKey: ['readings'], queryFn: listReadings, enabled: isCitizen });
  return (
    <CitizenPage isPersonal title={text.title}>
      <h1>{text.title}</h1>
      <p className="secondary">
        {text.hint}{' '}
        <a href="/api/my/data" download className="no-print">
          {text.download}
        </a>
      </p>
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock />}
      {found.data?.length === 0 && (
        <Empty title={text.none} next={<PageLink to="/citizen/cases">{words.cases.title}</PageLink>}>
          {text.noneHint}
        </Empty>
      )}
      {found.data && found.data.length > 0 && (
        <DataList
          caption={text.title}
          rows={found.data}
          rowKey={(reading) => reading.readingId}
          columns={[
            {
              key: 'at',
              title: text.at,
              show: (reading) => whenWords(reading.readAt),
              sortBy: (reading) => reading.readAt,
            },
            { key: 'register', title: text.register, show: (reading) => reading.registerName },
            { key: 'about', title: text.about, show: (reading) => reading.about },
            { key: 'purpose', title: text.purpose, show: (reading) => reading.purpose },
            { key: 'requester', title: text.requester, show: (reading) => reading.requester },
            { key: 'outcome', title: text.outcome, show: (reading) => reading.outcomeName },
          ]}
        />
      )}
    </CitizenPage>
  );
}
