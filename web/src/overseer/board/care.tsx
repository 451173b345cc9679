import type { ReactNode } from 'react';
import type { Board } from '../../api/oversight.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { Section } from '../../ui/section.tsx';
import { casesAddress } from '../addresses.ts';
import { words } from '../strings.ts';
import styles from './board.module.css';

const text = words.board;

/** 要留意的: irregularities, ratings, rectifications, and where applications come from. */
export function Care({ board }: { board: Board }) {
  const { ratings, rectifications, byChannel, outside } = board;
  return (
    <Section title={text.care}>
      <dl className={styles.care}>
        <Count
          name={text.secondSupplements}
          note={text.secondNote}
          to="/overseer/cards?kind=secondSupplement"
          tone={board.secondSupplements > 0 ? 'yellow' : undefined}
        >
          {board.secondSupplements}
        </Count>
        <Count
          name={text.deemed}
          note={text.deemedNote}
          to="/overseer/cards?kind=deemedAcceptance"
          tone={board.deemedAcceptances > 0 ? 'red' : undefined}
        >
          {board.deemedAcceptances}
        </Count>
        <Count
          name={text.outside}
          note={text.outsideNote}
          to="/overseer/attempts"
          tone={outside.cases > 0 ? 'red' : undefined}
        >
          {outside.cases}
        </Count>
        <div className={styles.careItem}>
          <dt>{text.refused}</dt>
          <dd>
            <ul className={styles.trio}>
              <Part
                name={text.refusedParts.applications}
                count={outside.applications}
                to={attemptsOf('unlistedApplication')}
              />
              <Part name={text.refusedParts.demands} count={outside.demands} to={attemptsOf('unpublishedDemand')} />
              <Part name={text.refusedParts.fees} count={outside.fees} to={attemptsOf('unpublishedFee')} />
            </ul>
          </dd>
        </div>
        <Count
          name={text.ratings}
          note={text.ratingsNote(ratings.rated, ratings.invited)}
          to="/overseer/workorders?kind=rectification&list=all"
          more={<PageLink to="/overseer/workorders?kind=rectification&list=all">{text.bad(ratings.bad)}</PageLink>}
        >
          {text.average5(ratings.average)}
          {ratings.average !== null && <small>{text.outOf5}</small>}
        </Count>
        <div className={styles.careItem}>
          <dt>{text.rectifications}</dt>
          <dd>
            <ul className={styles.trio}>
              <Part
                name={text.rectOpen}
                count={rectifications.open}
                to="/overseer/workorders?kind=rectification&list=open"
              />
              <Part
                name={text.rectOverdue}
                count={rectifications.overdue}
                to="/overseer/workorders?kind=rectification&list=overdue"
                tone={rectifications.overdue > 0 ? 'red' : undefined}
              />
              <Part
                name={text.rectClosed}
                count={rectifications.closed}
                to="/overseer/workorders?kind=rectification&list=closed"
              />
            </ul>
            <span className="secondary">{text.named(rectifications.namedDone, rectifications.named)}</span>
          </dd>
        </div>
      </dl>
      {byChannel.length > 0 && <Channels channels={byChannel} />}
    </Section>
  );
}

const attemptsOf = (kind: string): string => `/overseer/attempts?kind=${kind}`;

type CountProps = {
  name: string;
  note: string;
  to: string;
  tone?: 'red' | 'yellow';
  more?: ReactNode;
  children: ReactNode;
};

function Count({ name, note, to, tone, more, children }: CountProps) {
  return (
    <div className={styles.careItem}>
      <dt>{name}</dt>
      <dd>
        <PageLink to={to} className={styles.careNumber} data-tone={tone}>
          {children}
        </PageLink>
        {more}
        <span className="secondary">{note}</span>
      </dd>
    </div>
  );
}

function Part({ name, count, to, tone }: { name: string; count: number; to: string; tone?: 'red' }) {
  return (
    <li>
      <PageLink to={to} className={styles.careNumber} data-tone={tone}>
        {count}
      </PageLink>
      <span className="secondary">{name}</span>
    </li>
  );
}

function Channels({ channels }: { channels: Board['byChannel'] }) {
  const whole = channels.reduce((sum, channel) => sum + channel.count, 0);
  return (
    <div className={styles.channels}>
      <p className="secondary">{text.channels}</p>
      <ul>
        {channels.map((channel) => (
          <li key={channel.channel} style={{ flexGrow: channel.count }}>
            <PageLink to={casesAddress({ channel: channel.channel })}>
              {channel.name} {channel.count}（{words.percent(whole === 0 ? null : channel.count / whole)}）
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
