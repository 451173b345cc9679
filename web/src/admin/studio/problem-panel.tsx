import { Caret } from '../../ui/caret.tsx';
import type { Answers, Finding, Question } from '@yijian/core/contract';
import { useState } from 'react';
import { PageLink } from '../../ui/navigation.tsx';
import { Findings } from '../findings.tsx';
import { placeAddress, placeWords } from '../place-words.ts';
import styles from './studio.module.css';
import { lineOfPlace } from './problem-list.ts';
import { answerWords } from './situation.ts';
import { words } from './strings.ts';

type Props = {
  /** closed until somebody opens it, whatever was found */
  isQuiet: boolean;
  problems: readonly Finding[];
  bundle: string;
  names: ReadonlyMap<string, string>;
  questions: readonly Question[];
  onJump: (place: string) => void;
};

/** 检查结果 under the definition: a click leads to the place; places in other definitions lead to their pages. */
export function ProblemPanel({ isQuiet, problems, bundle, names, questions, onJump }: Props) {
  const blocked = problems.filter((problem) => problem.severity === 'block').length;
  const [opened, setOpened] = useState<boolean | null>(null);
  const isOpen = opened ?? (blocked > 0 && !isQuiet);
  return (
    <section className={styles.problems} aria-label={words.problems}>
      <h3>
        <button type="button" className={styles.problemsHead} aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
          <Caret isOpen={isOpen} /> {words.problems}
        </button>
        {blocked > 0 && <span className={styles.blockedCount}>{words.status.blocked(blocked)}</span>}
        {problems.length > blocked && (
          <span className={styles.warnedCount}>{words.status.warned(problems.length - blocked)}</span>
        )}
        {problems.length === 0 && <span className={styles.clear}>{words.noProblems}</span>}
      </h3>
      {isOpen && problems.length > 0 && (
        <Findings
          findings={problems}
          where={(problem) => <Where place={problem.place} home={`bundle:${bundle}`} names={names} onJump={onJump} />}
          situation={(problem) => untoldSituation(problem, questions)}
        />
      )}
    </section>
  );
}

/** 没说过的情形: the situation in words, unless the message tells it already. */
export function untoldSituation({ situation, message }: Finding, questions: readonly Question[]): string | null {
  return situation === undefined || message.includes('情形（') ? null : situationWords(situation, questions);
}

/** 情形的说法: the answers one after another. */
export function situationWords(answers: Answers, questions: readonly Question[]): string {
  return questions
    .flatMap((question) => {
      const answer = answerWords(question, answers[question.id]);
      return answer === null ? [] : [`${question.text}${answer}`];
    })
    .join('；');
}

function Where({
  place,
  home,
  names,
  onJump,
}: {
  place: string;
  home: string;
  names: ReadonlyMap<string, string>;
  onJump: (place: string) => void;
}) {
  const line = lineOfPlace(place);
  const told = line === null ? placeWords(place, home, names) || words.panes.definition : words.line(line);
  const isHere = line !== null || place.startsWith('bundle:') || place.startsWith('item:') || place === '/';
  const address = place.startsWith('item:') ? placeAddress(place) : null;
  return (
    <>
      {isHere ? (
        <button type="button" className={styles.jump} title={words.jump} onClick={() => onJump(place)}>
          {told}
        </button>
      ) : (
        told
      )}
      {address && <PageLink to={address}>{words.otherPlace}</PageLink>}
    </>
  );
}
