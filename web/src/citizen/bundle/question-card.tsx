import type { Question } from '@yijian/core/contract';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { words } from '../strings.ts';
import { numberSlip, plainNumber } from './answers-address.ts';
import styles from './conversation.module.css';

const text = words.bundle;
type Given = string | readonly string[] | null;
type Props = { question: Question; given: Given; onAnswer: (answer: string | string[]) => void };

/** 一个问题: one click for a choice; several choices and numbers are confirmed with a button. */
export function QuestionCard({ question, given, onAnswer }: Props) {
  const id = useId();
  const { answer } = question;
  return (
    <div className={styles.card}>
      <h2 id={id} className={styles.question}>
        {question.text}
      </h2>
      {question.help && <p className={styles.help}>{question.help}</p>}
      {answer.kind === 'choice' && <OneOf labelledBy={id} options={answer.options} given={given} onAnswer={onAnswer} />}
      {answer.kind === 'choices' && (
        <SomeOf labelledBy={id} options={answer.options} given={given} onAnswer={onAnswer} />
      )}
      {answer.kind === 'number' && <ANumber labelledBy={id} answer={answer} given={given} onAnswer={onAnswer} />}
    </div>
  );
}

type Option = { code: string; label: string; help?: string };
type OptionsProps = { labelledBy: string; options: readonly Option[]; given: Given; onAnswer: Props['onAnswer'] };

function OneOf({ labelledBy, options, given, onAnswer }: OptionsProps) {
  return (
    <ul className={styles.options} aria-labelledby={labelledBy}>
      {options.map((option) => (
        <li key={option.code}>
          <button
            type="button"
            className={styles.option}
            aria-pressed={given === option.code}
            onClick={() => onAnswer(option.code)}
          >
            <span>
              <b>{option.label}</b>
              {option.help && <small>{option.help}</small>}
            </span>
            <span aria-hidden="true" className={styles.chevron}>
              ›
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function SomeOf({ labelledBy, options, given, onAnswer }: OptionsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(given === null ? [] : [given].flat()));
  const [slip, setSlip] = useState<string | null>(null);
  const toggle = (code: string, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(code);
    else next.delete(code);
    setChosen(next);
    setSlip(null);
  };
  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    const codes = options.map((option) => option.code).filter((code) => chosen.has(code));
    if (codes.length === 0) setSlip(text.pickOne);
    else onAnswer(codes);
  };
  return (
    <form onSubmit={confirm}>
      <fieldset aria-labelledby={labelledBy} className={styles.set}>
        <ul className={styles.options}>
          {options.map((option) => (
            <li key={option.code}>
              <label className={styles.option}>
                <input
                  type="checkbox"
                  checked={chosen.has(option.code)}
                  onChange={(event) => toggle(option.code, event.target.checked)}
                />
                <span>
                  <b>{option.label}</b>
                  {option.help && <small>{option.help}</small>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {slip && (
        <p role="alert" className={styles.slip}>
          {slip}
        </p>
      )}
      <Button type="primary" htmlType="submit" className={styles.next}>
        {text.next}
      </Button>
    </form>
  );
}

type NumberAnswer = Extract<Question['answer'], { kind: 'number' }>;
type NumberProps = { labelledBy: string; answer: NumberAnswer; given: Given; onAnswer: Props['onAnswer'] };

function ANumber({ labelledBy, answer, given, onAnswer }: NumberProps) {
  const [typed, setTyped] = useState(typeof given === 'string' ? given : '');
  const [slip, setSlip] = useState<string | null>(null);
  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    const value = plainNumber(typed);
    const wrong = numberSlip(answer, value);
    if (wrong === null) onAnswer(value);
    else
      setSlip(
        wrong === 'scale' ? text.scaleWrong(answer.scale ?? 0) : text.numberWrong(answer.min, answer.max, answer.unit),
      );
  };
  return (
    <form onSubmit={confirm} noValidate>
      <Input
        className={styles.number}
        size="large"
        inputMode={answer.scale ? 'decimal' : 'numeric'}
        suffix={answer.unit}
        value={typed}
        maxLength={16}
        autoComplete="off"
        status={slip ? 'error' : undefined}
        aria-labelledby={labelledBy}
        aria-invalid={slip !== null}
        onChange={(event) => {
          setTyped(event.target.value);
          setSlip(null);
        }}
      />
      {slip && (
        <p role="alert" className={styles.slip}>
          {slip}
        </p>
      )}
      <Button type="primary" htmlType="submit" className={styles.next}>
        {text.next}
      </Button>
    </form>
  );
}
