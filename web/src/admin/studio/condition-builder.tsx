import type { Question } from '@yijian/core/contract';
import { rulesNamedIn } from '@yijian/core/rules';
import { useState } from 'react';
import { useShared } from '../catalogue/use-shared.ts';
import {
  type Clause,
  type Condition,
  conditionOf,
  conditionWords,
  firstClause,
  type Relation,
  relationsOf,
  ruleFaults,
  ruleTextOf,
} from './conditions.ts';
import styles from './form.module.css';
import { SmallButton } from './form-parts.tsx';
import { words } from './strings.ts';

const text = words.condition;
type Props = { rule: string | undefined; questions: readonly Question[]; onRule: (rule: string | undefined) => void };

/** 条件编辑: clause by clause; rules that say more than that, and people who prefer it, write the rule. */
export function ConditionBuilder({ rule, questions, onRule }: Props) {
  const condition = conditionOf(rule, questions);
  const [wantsText, setWantsText] = useState(false);
  if (questions.length === 0 && rule === undefined) return <p className={styles.note}>{text.noQuestions}</p>;
  const isText = wantsText || condition === null;
  return (
    <div className={styles.builder}>
      {isText ? (
        <RuleText rule={rule} questions={questions} onRule={onRule} />
      ) : (
        <Clauses condition={condition} questions={questions} onCondition={(changed) => onRule(ruleTextOf(changed))} />
      )}
      {condition === null ? (
        <p className={styles.note}>{text.tooRich}</p>
      ) : (
        <SmallButton onClick={() => setWantsText(!isText)}>{isText ? text.asForm : text.asText}</SmallButton>
      )}
    </div>
  );
}

function RuleText({ rule, questions, onRule }: Props) {
  const shared = useShared();
  const faults = rule === undefined ? [] : ruleFaults(rule, questions, shared);
  const named = rulesNamedIn(rule ?? '').length > 0 && faults.length === 0;
  return (
    <>
      <textarea
        rows={2}
        value={rule ?? ''}
        placeholder={text.textHint}
        aria-label={text.text}
        spellCheck={false}
        onChange={(event) => onRule(event.target.value === '' ? undefined : event.target.value)}
      />
      {named && <p className={styles.note}>{conditionWords(rule, questions, shared)}</p>}
      {faults.map((fault) => (
        <p key={fault} className={styles.fault}>
          {fault}
        </p>
      ))}
    </>
  );
}

type ClausesProps = {
  condition: Condition;
  questions: readonly Question[];
  onCondition: (condition: Condition) => void;
};

function Clauses({ condition, questions, onCondition }: ClausesProps) {
  const { clauses, join } = condition;
  const replace = (at: number, clause: Clause | null): void =>
    onCondition({ join, clauses: clauses.flatMap((one, index) => (index !== at ? [one] : clause ? [clause] : [])) });
  const first = questions[0];
  return (
    <>
      {clauses.length === 0 && <p className={styles.note}>{text.always}</p>}
      {clauses.length > 1 && (
        <select
          value={join}
          aria-label={text.relation}
          onChange={(event) => onCondition({ clauses, join: event.target.value as Condition['join'] })}
        >
          <option value="all">{text.all}</option>
          <option value="any">{text.any}</option>
        </select>
      )}
      {clauses.map((clause, index) => (
        <ClauseRow key={index} clause={clause} questions={questions} onClause={(changed) => replace(index, changed)} />
      ))}
      {first && (
        <SmallButton onClick={() => onCondition({ join, clauses: [...clauses, firstClause(first)] })}>
          {text.add}
        </SmallButton>
      )}
    </>
  );
}

function ClauseRow({
  clause,
  questions,
  onClause,
}: {
  clause: Clause;
  questions: readonly Question[];
  onClause: (clause: Clause | null) => void;
}) {
  const question = questions.find((one) => one.id === clause.question);
  if (!question) return null;
  const choose = (id: string): void => {
    const chosen = questions.find((one) => one.id === id);
    if (chosen) onClause(firstClause(chosen));
  };
  return (
    <div className={styles.clause}>
      <select value={clause.question} aria-label={text.question} onChange={(event) => choose(event.target.value)}>
        {questions.map((one) => (
          <option key={one.id} value={one.id}>
            {one.text}
          </option>
        ))}
      </select>
      <select
        value={clause.relation}
        aria-label={text.relation}
        onChange={(event) => onClause({ ...clause, relation: event.target.value as Relation })}
      >
        {relationsOf(question).map((relation) => (
          <option key={relation} value={relation}>
            {text.relations[relation]}
          </option>
        ))}
      </select>
      <ClauseValue clause={clause} question={question} onClause={onClause} />
      <SmallButton danger label={text.remove} onClick={() => onClause(null)}>
        ✕
      </SmallButton>
    </div>
  );
}

function ClauseValue({
  clause,
  question,
  onClause,
}: {
  clause: Clause;
  question: Question;
  onClause: (clause: Clause) => void;
}) {
  const { answer } = question;
  if (answer.kind === 'number') {
    return (
      <span className={styles.clauseNumber}>
        <input
          value={clause.values[0] ?? ''}
          inputMode="decimal"
          aria-label={text.value}
          onChange={(event) => onClause({ ...clause, values: [event.target.value] })}
        />
        {answer.unit}
      </span>
    );
  }
  const toggle = (code: string): void => {
    const values = clause.values.includes(code)
      ? clause.values.filter((one) => one !== code)
      : [...clause.values, code];
    if (values.length > 0) onClause({ ...clause, values });
  };
  return (
    <fieldset className={styles.options} aria-label={text.value}>
      {answer.options.map((option) => (
        <label key={option.code}>
          <input type="checkbox" checked={clause.values.includes(option.code)} onChange={() => toggle(option.code)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
