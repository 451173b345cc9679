import { useQuery } from '@tanstack/react-query';
import { type AspectCell, type AspectGrid, type AspectRow, readAspects } from '../../../api/benchmarks.ts';
import { Empty } from '../../../ui/empty.tsx';
import { LoadingBlock } from '../../../ui/loading-block.tsx';
import { PageLink } from '../../../ui/navigation.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { AdoptButton } from './adopt-button.tsx';
import styles from './benchmark.module.css';
import { CityForm } from './city-form.tsx';
import { words as text } from './strings.ts';

/** 差距表 (CAT-19): six aspects and the limit, ours beside every city; differences marked, each can be adopted. */
export function AspectGridOf({ item, back }: { item: string; back: string }) {
  const read = useQuery({ queryKey: ['aspects', item], queryFn: () => readAspects(item) });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={8} />;
  const grid = read.data;
  return (
    <>
      <p>
        <PageLink to={back}>{text.back}</PageLink>
      </p>
      <Section title={text.title(grid.name)} note={text.lead} aside={grid.authorityName}>
        {grid.cities.length === 0 ? <Empty title={text.noCity}>{text.noCityText}</Empty> : <Grid grid={grid} />}
      </Section>
      <CityForm grid={grid} />
    </>
  );
}

function Grid({ grid }: { grid: AspectGrid }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard, too
    <section className={styles.scroll} tabIndex={0} aria-label={text.title(grid.name)}>
      <table className={styles.grid}>
        <caption className="visually-hidden">{text.title(grid.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.aspect}</th>
            <th scope="col">{text.own}</th>
            {grid.cities.map((one) => (
              <th key={one.code} scope="col">
                <PageLink to={`/admin/catalogue/benchmark/${encodeURIComponent(one.code)}`}>{one.city}</PageLink>
                <small>{text.source(one.source, one.collectedOn)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.aspect}>
              <th scope="row">{row.name}</th>
              <td data-city={text.own}>{row.own ?? <span className="secondary">{text.unregistered}</span>}</td>
              {row.cells.map((cell) => (
                <td key={cell.code} data-gap={cell.gap} data-city={cityOf(grid, cell)}>
                  <Cell cell={cell} row={row} grid={grid} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cityOf = ({ cities }: AspectGrid, { code }: AspectCell): string =>
  cities.find((one) => one.code === code)?.city ?? '';

function Cell({ cell, row, grid }: { cell: AspectCell; row: AspectRow; grid: AspectGrid }) {
  if (cell.gap === 'missing') return <span className="secondary">{text.gaps.missing}</span>;
  const city = cityOf(grid, cell);
  return (
    <>
      <span className={styles.gap}>{text.gaps[cell.gap]}</span>
      <p>{cell.text}</p>
      {cell.adopted && <p className={styles.adopted}>{text.adopted(cell.adopted.on, cell.adopted.reason)}</p>}
      {(cell.gap === 'differs' || cell.gap === 'better') && !cell.adopted && (
        <AdoptButton item={grid.item} benchmark={cell.code} city={city} row={row} />
      )}
    </>
  );
}
