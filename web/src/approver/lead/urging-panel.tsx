import Button from 'antd/es/button';
import { useState } from 'react';
import type { ApproverStrand } from '../../api/approver.ts';
import { answerUrging, type Urging } from '../../api/lead.ts';
import { useWrite } from '../../api/use-write.ts';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import styles from '../approver.module.css';
import { words } from './strings.ts';

const ANSWER_MAX = 500;

/** 催办和答复 of one strand, the oldest first. */
export function Urgings({ urgings, isDecided }: { urgings: readonly Urging[]; isDecided: boolean }) {
  if (urgings.length === 0) return null;
  return (
    <ol className={styles.opinions}>
      {urgings.map((one) => (
        <li key={one.urgingId}>
          <p className={styles.opinionHead}>
            <b>{words.by(one.authorityName)}</b>
            <span className="secondary number">
              {one.urgedBy} {shanghaiTime(one.urgedAt)}
            </span>
          </p>
          <p>{one.reason}</p>
          {one.answer ? (
            <blockquote className={styles.answer}>
              <p>{one.answer.text}</p>
              <p className="secondary number">
                {words.answered} {one.answer.by} {shanghaiTime(one.answer.at)}
              </p>
            </blockquote>
          ) : (
            <p className="secondary">{isDecided ? words.decidedInstead : words.waitingAnswer}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

type Props = { found: ApproverStrand; onSettled: (problem: unknown) => Promise<void> };

/** 牵头部门催办 at the department's own strand: what was asked, and the answer that is owed. */
export function UrgingPanel({ found, onSettled }: Props) {
  if (found.urgings.length === 0) return null;
  return (
    <Section title={words.panelTitle} note={found.mustAnswerUrging ? words.panelNote : undefined}>
      <Urgings urgings={found.urgings} isDecided={found.strand.finishedAt !== null} />
      {found.mustAnswerUrging && <AnswerForm found={found} onSettled={onSettled} />}
    </Section>
  );
}

function AnswerForm({ found, onSettled }: Props) {
  const [written, setWritten] = useState('');
  const at = { caseId: found.case.caseId, member: found.strand.member };
  const send = useWrite((answer: string, key: string) => answerUrging({ ...at, answer }, key), {
    onDone: () => onSettled(null),
  });
  const isEmpty = written.trim() === '';
  return (
    <form
      className={styles.answerForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) void send.run(written.trim());
      }}
    >
      <label className={styles.textLabel}>
        <span>{words.answerLabel}</span>
        <textarea
          rows={2}
          maxLength={ANSWER_MAX}
          placeholder={words.answerHint}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
      </label>
      <Problem problem={send.problem} />
      <p className={styles.answerFoot}>
        <Button htmlType="submit" loading={send.isBusy} disabled={isEmpty}>
          {words.answerSend}
        </Button>
        {isEmpty && <span className="secondary">{words.needAnswer}</span>}
      </p>
    </form>
  );
}
