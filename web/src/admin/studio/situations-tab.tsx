import type { Answers, Bundle, Question, Timeline } from '@yijian/core/contract';
import { useMemo, useState } from 'react';
import type { CompiledRelease } from '../../api/studio.ts';
import { outcomesOf, overBy } from './outcomes.ts';
import styles from './plan.module.css';
import { Proposals } from './proposals.tsx';
import { shortName } from './short-name.ts';
import type { Inclusion } from './situation.ts';
import { SituationTimeline } from './situation-timeline.tsx';
import { words } from './strings.ts';

const PAGE = 8;
const MORE = 50;
const text = words.situations;

type Props = {
  release: CompiledRelease;
  bundle: Bundle;
  /** those that some situation asks */
  questions: readonly Question[];
  answers: Answers;
  timeline: Timeline;
  inclusion: Inclusion;
  onAnswers: (answers: Answers) => void;
};

/** 情形: pick answers and see what follows; every class of situations, the too long ones first; what departments are asked to confirm. */
export function SituationsTab(props: Props) {
  const { release, questions, answers, timeline, inclusion, onAnswers } = props;
  const included = [...inclusion.values()];
  const open = included.filter((one) => one === null).length;
  return (
    <>
      <div className={styles.pickHead}>
        <h3>{text.pick}</h3>
        {Object.keys(answers).length > 0 && (
          <button type="button" className={styles.textButton} onClick={() => onAnswers({})}>
            {text.reset}
          </button>
        )}
      </div>
      {questions.length === 0 && <p className="secondary">{text.noQuestions}</p>}
      <div className={styles.questions}>
        {questions.map((question) => (
          <QuestionPicker
            key={question.id}
            question={question}
            answer={answers[question.id]}
            onAnswer={(answer) => onAnswers(withAnswer(answers, question.id, answer))}
          />
        ))}
      </div>
      <output className={styles.verdict} data-fits={timeline.fits}>
        <b>{text.members(included.filter((one) => one === true).length)}</b>
        {open > 0 && <span>{text.undecided(open)}</span>}
        <span>{text.promise(timeline.promiseDays)}</span>
        <span>{text.path(timeline.criticalPathDays)}</span>
        <strong>{timeline.fits ? text.fits : text.late}</strong>
      </output>
      <SituationTimeline timeline={timeline} nodes={release.nodes} />
      <Proposals release={release} bundle={props.bundle} />
      <Classes release={release} onShow={onAnswers} />
    </>
  );
}

function withAnswer(answers: Answers, question: string, answer: Answers[string] | undefined): Answers {
  const { [question]: _, ...rest } = answers;
  return answer === undefined ? rest : { ...rest, [question]: answer };
}

type PickerProps = {
  question: Question;
  answer: Answers[string] | undefined;
  onAnswer: (answer: Answers[string] | undefined) => void;
};

function QuestionPicker({ question, answer, onAnswer }: PickerProps) {
  const { answer: kind } = question;
  if (kind.kind === 'number') {
    return (
      <label className={styles.question}>
        <span className={styles.questionText}>{question.text}</span>
        <span className={styles.number}>
          <input
            value={typeof answer === 'string' ? answer : ''}
            inputMode="decimal"
            onChange={(event) => onAnswer(/^\d+(\.\d+)?$/.test(event.target.value) ? event.target.value : undefined)}
          />
          {kind.unit}
        </span>
      </label>
    );
  }
  const chosen = typeof answer === 'string' ? [answer] : (answer ?? []);
  const toggle = (code: string): void => {
    if (kind.kind === 'choice') return onAnswer(chosen.includes(code) ? undefined : code);
    return onAnswer(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  };
  return (
    <fieldset className={styles.question} aria-label={question.text}>
      <span className={styles.questionText}>{question.text}</span>
      <span className={styles.answers}>
        {kind.options.map((option) => (
          <button
            key={option.code}
            type="button"
            aria-pressed={chosen.includes(option.code)}
            onClick={() => toggle(option.code)}
          >
            {option.label}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

function Classes({ release, onShow }: Pick<Props, 'release'> & { onShow: (answers: Answers) => void }) {
  const [most, setMost] = useState(PAGE);
  const outcomes = useMemo(() => outcomesOf(release.classes.shown), [release]);
  const names = new Map(release.nodes.map((node) => [node.id, shortName(node.name)]));
  return (
    <section className={styles.block} aria-label={text.classes(release.classes.total)}>
      <h3>{text.classes(release.classes.total)}</h3>
      <p className="secondary">{text.classesNote(outcomes.length)}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {Object.values(text.column).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outcomes.slice(0, most).map((outcome, index) => (
            <tr key={index}>
              <td data-title={text.column.members}>
                <button
                  type="button"
                  className={styles.textButton}
                  title={text.show}
                  onClick={() => onShow(outcome.answers)}
                >
                  {outcome.members.map((member) => names.get(member) ?? member).join('、') || text.nobody}
                </button>
              </td>
              <td className={styles.solid} data-title={text.column.classes}>
                {text.classCount(outcome.classes)}
              </td>
              <td className={styles.solid} data-title={text.column.promise}>
                {outcome.promiseDays}
              </td>
              <td className={styles.solid} data-title={text.column.path}>
                {outcome.criticalPathDays}
              </td>
              <td className={styles.solid} data-title={text.column.fits}>
                {overBy(outcome) === 0 ? text.ok : <b className={styles.over}>{text.over(overBy(outcome))}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {outcomes.length > most && (
        <button type="button" className={styles.textButton} onClick={() => setMost(most + MORE)}>
          {text.more(Math.min(MORE, outcomes.length - most))}
        </button>
      )}
    </section>
  );
}
