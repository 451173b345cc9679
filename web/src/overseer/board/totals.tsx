import type { ReactNode } from 'react';
import type { Board } from '../../api/oversight.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { casesAddress } from '../addresses.ts';
import { LightBar } from '../light-bar.tsx';
import { words } from '../strings.ts';
import styles from './board.module.css';

const text = words.board;

/** 总数: how many are open and under which light, what was concluded, how long it took, how much of it in time. */
export function Totals({ totals, today }: Pick<Board, 'totals' | 'today'>) {
  return (
    <section className={styles.totals} aria-label={text.title}>
      <div className={styles.open}>
        <p className={styles.name}>{text.open}</p>
        <p className={styles.openRow}>
          <PageLink to={casesAddress({ status: 'open' })} className={styles.big}>
            {totals.open}
            <small>{text.unit}</small>
          </PageLink>
          <span className={styles.openBar}>
            <LightBar
              lights={totals}
              most={totals.open}
              label={text.open}
              size="large"
              to={(light) => casesAddress({ light })}
            />
          </span>
        </p>
      </div>
      <Tile name={text.concluded} to={casesAddress({ status: 'concluded', month: today.slice(0, 7) })} unit={text.unit}>
        {totals.concludedThisMonth}
      </Tile>
      <Tile
        name={text.average}
        to={casesAddress({ status: 'concluded' })}
        unit={totals.averageDays ? text.averageUnit : ''}
      >
        {totals.averageDays ? totals.averageDays : words.days(totals.averageDays)}
      </Tile>
      <Tile name={text.onTime} to={casesAddress({ status: 'concluded' })} aside={<Ring rate={totals.onTimeRate} />}>
        {words.percent(totals.onTimeRate)}
      </Tile>
    </section>
  );
}

function Tile({
  name,
  to,
  unit,
  aside,
  children,
}: {
  name: string;
  to: string;
  unit?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.tile}>
      <div>
        <p className={styles.name}>{name}</p>
        <PageLink to={to} className={styles.big}>
          {children}
          {unit && <small>{unit}</small>}
        </PageLink>
      </div>
      {aside}
    </div>
  );
}

const RADIUS = 22;
const ROUND = 2 * Math.PI * RADIUS;

/** 环: a share of the whole; the number stands beside it. */
function Ring({ rate }: { rate: number | null }) {
  return (
    <svg viewBox="0 0 56 56" width="56" height="56" aria-hidden="true" className={styles.ring}>
      <circle cx="28" cy="28" r={RADIUS} fill="none" strokeWidth="8" stroke="var(--grey-pale)" />
      {rate !== null && (
        <circle
          cx="28"
          cy="28"
          r={RADIUS}
          fill="none"
          strokeWidth="8"
          stroke={rate < 0.9 ? 'var(--yellow)' : '#2c7d45'}
          strokeDasharray={`${ROUND * rate} ${ROUND}`}
          transform="rotate(-90 28 28)"
        />
      )}
    </svg>
  );
}
