import type { Conferral } from '../api/approver.ts';
import { leftText } from '../ui/days-left.ts';
import { Light } from '../ui/light.tsx';
import { Section } from '../ui/section.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import styles from './approver.module.css';
import { words } from './strings.ts';

const text = words.confer;

/** 协同邀请 beside the opinions: what was asked of whom, and the answer; none yet, until when. */
export function ConferralPanel({ conferrals }: { conferrals: readonly Conferral[] }) {
  if (conferrals.length === 0) return null;
  return (
    <Section title={text.panel} note={text.panelNote}>
      <ol className={styles.opinions}>
        {conferrals.map((one) => (
          <li key={one.conferralId}>
            <p className={styles.opinionHead}>
              <b>{text.askedOf(one.authorityName)}</b>
              <span className="secondary number">
                {one.askedBy} {shanghaiTime(one.askedAt)}
              </span>
            </p>
            <p>{one.question}</p>
            <Answer one={one} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** 答复, or until when it is due. */
function Answer({ one }: { one: Conferral }) {
  if (!one.answer) {
    return (
      <p className="secondary">
        {one.light !== 'grey' && <Light light={one.light} word={leftText(one)} />} {text.waiting(one.due)}
      </p>
    );
  }
  return (
    <blockquote className={styles.answer}>
      <p>{one.answer.text}</p>
      <p className="secondary number">
        {text.answered(one.authorityName)} {one.answer.by} {shanghaiTime(one.answer.at)}
      </p>
    </blockquote>
  );
}
