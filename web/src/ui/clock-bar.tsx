import { type Me, useClock, useSessionActions } from '../api/session.ts';
import { useWrite } from '../api/use-write.ts';
import styles from './clock-bar.module.css';
import { words } from './strings.ts';

const DAY_MINUTES = 24 * 60;
const MAY_ADVANCE = new Set(['supervisor', 'catalogueManager']);

/** 演示条: says that this is a demonstration and which day it is for deadlines; staff in charge may move that day on. */
export function ClockBar({ me }: { me: Me }) {
  const clock = useClock().data;
  const { advanceClock } = useSessionActions();
  const advance = useWrite(advanceClock);
  const mayAdvance = me.posts.some((post) => MAY_ADVANCE.has(post.role));
  return (
    <aside className={`${styles.bar} no-print`} aria-label={words.demo}>
      <strong>{words.demo}</strong>
      <span className={styles.hint}>{words.demoHint}</span>
      {clock && (
        <span className={styles.clock}>
          {words.today} <b className="number">{clock.today}</b>
          {clock.offsetMinutes > 0 && <span>（{movedText(clock.offsetMinutes)}）</span>}
        </span>
      )}
      {mayAdvance && (
        <span className={styles.moves}>
          {words.advance}
          <button type="button" disabled={advance.isBusy} onClick={() => void advance.run(DAY_MINUTES)}>
            {words.advanceDay}
          </button>
          <button type="button" disabled={advance.isBusy} onClick={() => void advance.run(7 * DAY_MINUTES)}>
            {words.advanceWeek}
          </button>
        </span>
      )}
      {advance.problem && <span role="alert">{advance.problem.reason}</span>}
    </aside>
  );
}

function movedText(minutes: number): string {
  return minutes >= DAY_MINUTES ? words.moved(Math.floor(minutes / DAY_MINUTES)) : words.movedMinutes(minutes);
}
