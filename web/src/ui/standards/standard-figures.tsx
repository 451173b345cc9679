import { useQuery } from '@tanstack/react-query';
import { readAgreement, readBehind, readStandards, type StandardCell } from '../../api/ledgers.ts';
import { DataList } from '../data-list.tsx';
import { LoadingBlock } from '../loading-block.tsx';
import { PageLink } from '../navigation.tsx';
import { Problem } from '../problem.tsx';
import { Section } from '../section.tsx';
import styles from './standard-figures.module.css';
import { words as text } from './strings.ts';

type Props = { at: (cut: string) => string; agreementAt: string | null };
type Told = { name: string; value: string; note: string; to: string | null };

/** 标准化公示 (CAT-40): figures of the catalogue, each leading to the items it counts. */
export function StandardFigures({ at, agreementAt }: Props) {
  const read = useQuery({ queryKey: ['standards'], queryFn: readStandards });
  const agreement = useQuery({ queryKey: ['level-agreement'], queryFn: readAgreement });
  const problem = read.error ?? agreement.error;
  if (problem) return <Problem problem={problem} onRetry={() => void read.refetch()} />;
  if (!read.data || !agreement.data) return <LoadingBlock lines={6} />;
  const { cells, ...averages } = read.data;
  const { compared, same } = agreement.data;
  const told: Told[] = [
    ...cells.main.map((cell) => ({
      name: cell.name,
      value: cell.cut === 'all' ? String(cell.count) : percent(cell.share),
      note: cell.cut === 'all' ? '' : text.shareOf(cell.count, cell.share),
      to: at(cell.cut),
    })),
    {
      name: text.agreement,
      value: compared === 0 ? '—' : percent(Math.round((same / compared) * 1000) / 10),
      note: text.agreementNote(same, compared),
      to: agreementAt,
    },
    { name: text.averageListed, value: String(averages.averageListed ?? '—'), note: '', to: at('all') },
    { name: text.averageMaterials, value: String(averages.averageMaterials ?? '—'), note: '', to: at('all') },
    { name: text.averageDays, value: String(averages.averageDays ?? '—'), note: '', to: at('all') },
  ];
  return (
    <>
      <p className="secondary">{text.note}</p>
      <dl className={styles.figures}>
        {told.map((one) => (
          <div key={one.name}>
            <dt>{one.name}</dt>
            <dd>
              <b className="number">{one.to === null ? one.value : <PageLink to={one.to}>{one.value}</PageLink>}</b>
              {one.note && <span className="secondary">{one.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.tables}>
        {(['levels', 'depths', 'channels', 'reforms'] as const).map(
          (group) => cells[group].length > 0 && <Cells key={group} title={text[group]} cells={cells[group]} at={at} />,
        )}
      </div>
    </>
  );
}

const percent = (share: number | null): string => (share === null ? '—' : `${share}%`);

function Cells({ title, cells, at }: { title: string; cells: readonly StandardCell[]; at: Props['at'] }) {
  return (
    <Section title={title}>
      <DataList
        caption={title}
        columns={[
          { key: 'name', title: text.kind, show: (cell) => cell.name },
          { key: 'count', title: text.count, show: (cell) => cell.count },
          { key: 'share', title: text.share, show: (cell) => percent(cell.share) },
        ]}
        rows={cells}
        rowKey={(cell) => cell.cut}
        rowTo={(cell) => at(cell.cut)}
      />
    </Section>
  );
}

type BehindProps = { cut: string; back: string; itemAt: (code: string) => string };

/** 指标背后的清单: exactly the items that a figure counts. */
export function StandardBehind({ cut, back, itemAt }: BehindProps) {
  const read = useQuery({ queryKey: ['standards', cut], queryFn: () => readBehind(cut) });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { name, items } = read.data;
  return (
    <Section title={text.behind(name, items.length)} aside={<PageLink to={back}>{text.back}</PageLink>}>
      <DataList
        caption={name}
        columns={[
          { key: 'name', title: text.item, show: (row) => row.name },
          { key: 'department', title: text.department, show: (row) => row.authorityName },
          { key: 'level', title: text.level, show: (row) => row.levelName, sortBy: (row) => row.levelName },
          { key: 'depth', title: text.depth, show: (row) => row.depth ?? text.unknown },
          { key: 'channels', title: text.channels, show: (row) => row.channels.join('、') || text.unknown },
          { key: 'promised', title: text.promised, show: (row) => row.promised, sortBy: (row) => row.days },
          {
            key: 'materials',
            title: text.materials,
            show: (row) => text.ofListed(row.listed, row.materials),
            sortBy: (row) => row.listed,
          },
        ]}
        rows={items}
        rowKey={(row) => row.item}
        rowTo={(row) => itemAt(row.item)}
      />
    </Section>
  );
}
