import { useQuery } from '@tanstack/react-query';
import { channelName } from '@yijian/core/channel';
import { type Programme, type ProgrammeCell, type ProgrammeRow, readProgramme } from '../../api/programme.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.programme;

/** 一件事进度 (THG-11/18/20): four categories, the recommended list, where each bundle is open at which level. */
export function ProgrammeTab() {
  const read = useQuery({ queryKey: ['programme'], queryFn: readProgramme });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { target, online, recommended, categories, rows } = read.data;
  return (
    <>
      <Section title={text.progress(online, target)} note={text.recommended(recommended.online, recommended.listed)}>
        <DataList
          caption={text.categories}
          columns={[
            { key: 'name', title: text.category, show: (row) => row.name },
            { key: 'count', title: text.count, show: (row) => row.count },
            { key: 'online', title: text.online, show: (row) => row.online },
            { key: 'overdue', title: text.overdue, show: (row) => <Late is={row.overdue > 0}>{row.overdue}</Late> },
          ]}
          rows={categories}
          rowKey={(row) => row.category}
        />
      </Section>
      <Section title={text.list}>
        <DataList
          caption={text.list}
          columns={[
            { key: 'name', title: text.bundle, show: (row) => row.name },
            {
              key: 'category',
              title: text.category,
              show: (row) => row.categoryName,
              sortBy: (row) => row.categoryName,
            },
            { key: 'number', title: text.number, show: (row) => text.numbered(row.recommended) },
            { key: 'standard', title: text.standard, show: standardOf },
            { key: 'status', title: text.status, show: (row) => text.statuses[row.status] },
            {
              key: 'onlineBy',
              title: text.onlineBy,
              show: (row) => (
                <Late is={row.overdue}>{row.overdue ? text.late(row.onlineBy ?? '') : (row.onlineBy ?? '—')}</Late>
              ),
            },
            { key: 'responsible', title: text.responsible, show: (row) => row.responsible ?? '—' },
          ]}
          rows={rows}
          rowKey={(row) => row.code}
          rowTo={(row) => `/admin/bundles/${encodeURIComponent(row.code)}`}
        />
      </Section>
      <Matrix programme={read.data} />
    </>
  );
}

const Late = ({ is, children }: { is: boolean; children: React.ReactNode }) =>
  is ? <b className={styles.alarm}>{children}</b> : children;

const standardOf = (row: ProgrammeRow): string =>
  [row.standardised ? text.standardised : text.notStandardised, row.pilot ? text.pilot : ''].filter(Boolean).join('，');

function Matrix({ programme: { columns, rows } }: { programme: Programme }) {
  return (
    <Section title={text.matrix} note={text.matrixNote}>
      <DataList
        caption={text.matrix}
        columns={[
          { key: 'name', title: text.bundle, show: (row) => row.name },
          ...columns.map(({ level, levelName, channel }, index) => ({
            key: `${level}-${channel}`,
            title: `${levelName}${channelName(channel)}`,
            show: (row: ProgrammeRow) => <Cell row={row} cell={row.cells[index]!} place={levelName} />,
          })),
        ]}
        rows={rows}
        rowKey={(row) => row.code}
      />
    </Section>
  );
}

/** One cell leads to where it is opened: channels at the bundle, places at the windows. */
function Cell({ row, cell, place }: { row: ProgrammeRow; cell: ProgrammeCell; place: string }) {
  const told = cell.of > 0 && cell.state === 'open' ? text.halls(cell.halls, cell.of) : text[cell.state];
  const to =
    cell.state === 'none' || (cell.of > cell.halls && cell.state === 'open')
      ? '/admin/catalogue?kind=window'
      : `/admin/bundles/${encodeURIComponent(row.code)}`;
  return (
    <PageLink
      to={to}
      className={styles.cell}
      data-state={cell.state}
      aria-label={text.change(row.name, `${place}${channelName(cell.channel)}`, told)}
    >
      {told}
    </PageLink>
  );
}
