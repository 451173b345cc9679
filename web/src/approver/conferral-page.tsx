import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { answerConferral, type ConferralPage as Found, readConferral } from '../api/approver.ts';
import { useWrite } from '../api/use-write.ts';
import { leftText } from '../ui/days-left.ts';
import { Light } from '../ui/light.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { Section } from '../ui/section.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import { ApproverShell } from '../ui/approver-shell.tsx';
import styles from './approver.module.css';
import { words } from './strings.ts';

const text = words.confer;
const ANSWER_MAX = 2000;

/** 协同邀请页 of the invited department: the question, why it is asked, what it may see of the case, and the answer. */
export default function ConferralPage() {
  const [caseId, conferralId] = [usePathPart('caseId'), usePathPart('conferralId')];
  const found = useQuery({
    queryKey: ['conferral', caseId, conferralId],
    queryFn: () => readConferral(caseId, conferralId),
  });
  return (
    <ApproverShell title={text.pageTitle}>
      <PageLink to="/approver?list=invited" className={`${styles.back} no-print`}>
        ‹ {words.back}
      </PageLink>
      {found.data ? (
        <Asked found={found.data} onDone={() => found.refetch()} />
      ) : found.isError ? (
        <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingBlock lines={6} />
      )}
    </ApproverShell>
  );
}

function Asked({ found, onDone }: { found: Found; onDone: () => Promise<unknown> }) {
  return (
    <>
      <header className={styles.head}>
        <p className={styles.bundle}>
          {found.bundleName} · {found.itemName}
        </p>
        <h1>{text.askedBy(found.askingAuthorityName)}</h1>
        <p className={styles.headDue}>
          {found.light !== 'grey' && <Light light={found.light} word={leftText(found)} />}
          <span>{text.waiting(found.due)}</span>
        </p>
      </header>
      <Section title={text.question}>
        <p>{found.question}</p>
        <p className="secondary">
          {text.purposeShort}：{found.purpose}
        </p>
        <p className="secondary">{text.asked(found.askedBy, shanghaiTime(found.askedAt))}</p>
      </Section>
      <Section title={text.shown} note={text.shownNote}>
        {found.fields.length === 0 && <p className="secondary">{text.shownNone}</p>}
        <dl className={styles.headFacts}>
          {found.fields.map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>{one.value || words.notFilled}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={text.answer}>
        <AnswerForm found={found} onDone={onDone} />
      </Section>
    </>
  );
}

function AnswerForm({ found, onDone }: { found: Found; onDone: () => Promise<unknown> }) {
  const [written, setWritten] = useState('');
  const send = useWrite(
    (answer: string, key: string) => answerConferral(found.caseId, found.conferralId, answer, key),
    {
      onDone,
    },
  );
  if (found.answer) {
    return (
      <blockquote className={styles.answer}>
        <p>{found.answer.text}</p>
        <p className="secondary number">
          {found.answer.by} {shanghaiTime(found.answer.at)}
        </p>
      </blockquote>
    );
  }
  if (!found.action.allowed) return <p>{[found.action.because, found.action.remedy].filter(Boolean).join('。')}</p>;
  return (
    <form
      className={styles.answerForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (written.trim() !== '') void send.run(written.trim());
      }}
    >
      <label className={styles.textLabel}>
        <span>{text.answerLabel}</span>
        <textarea
          rows={4}
          maxLength={ANSWER_MAX}
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
      </label>
      <Problem problem={send.problem} />
      <p className={styles.answerFoot}>
        <Button type="primary" size="large" htmlType="submit" loading={send.isBusy} disabled={written.trim() === ''}>
          {text.answerSend}
        </Button>
        {written.trim() === '' && <span className="secondary">{text.needAnswer}</span>}
      </p>
    </form>
  );
}
