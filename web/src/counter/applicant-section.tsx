import { useEffect, useRef } from 'react';
import { Section } from '../ui/section.tsx';
import { type ApplicantKind, guessKind, type NumberReading, readNumber, tidyNumber } from './applicant-number.ts';
import styles from './counter.module.css';
import { words } from './strings.ts';

export type Applicant = { number: string; kind: ApplicantKind; agent: string };
type Props = { applicant: Applicant; onChange: (applicant: Applicant) => void };

/** 申请人: one box for either number; the kind is read off the number and can be changed by hand. */
export function ApplicantSection({ applicant, onChange }: Props) {
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const typeNumber = (text: string): void => {
    const number = tidyNumber(text);
    onChange({ ...applicant, number, kind: guessKind(number) });
  };
  const other: ApplicantKind = applicant.kind === 'person' ? 'organisation' : 'person';
  return (
    <Section title={`1 ${words.steps.applicant}`}>
      <NumberBox
        inputRef={first}
        id="applicant-number"
        label={words.applicantNumber}
        help={words.applicantNumberHelp}
        value={applicant.number}
        reading={readNumber(applicant.kind, applicant.number)}
        onType={typeNumber}
      />
      {applicant.number !== '' && (
        <p className={styles.kind}>
          <span>{applicant.kind === 'person' ? words.asPerson : words.asOrganisation}</span>
          <button type="button" className={styles.textButton} onClick={() => onChange({ ...applicant, kind: other })}>
            {other === 'person' ? words.switchToPerson : words.switchToOrganisation}
          </button>
        </p>
      )}
      {applicant.kind === 'organisation' && applicant.number !== '' && (
        <NumberBox
          id="agent-number"
          label={words.agentNumber}
          help={words.agentNumberHelp}
          value={applicant.agent}
          reading={readNumber('person', tidyNumber(applicant.agent))}
          onType={(text) => onChange({ ...applicant, agent: tidyNumber(text) })}
        />
      )}
    </Section>
  );
}

type BoxProps = {
  inputRef?: React.Ref<HTMLInputElement>;
  id: string;
  label: string;
  help: string;
  value: string;
  reading: NumberReading;
  onType: (text: string) => void;
};

function NumberBox({ inputRef, id, label, help, value, reading, onType }: BoxProps) {
  return (
    <div className={styles.number}>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-help`} className="secondary">
        {help}
      </p>
      <div className={styles.numberRow}>
        <input
          id={id}
          ref={inputRef}
          value={value}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={reading.state === 'wrong'}
          aria-describedby={`${id}-help ${id}-state`}
          onChange={(event) => onType(event.target.value)}
        />
        <output id={`${id}-state`} className={styles.reading} data-state={reading.state}>
          {readingText(reading)}
        </output>
      </div>
    </div>
  );
}

function readingText(reading: NumberReading): string {
  if (reading.state === 'typing') return words.typed(reading.typed);
  if (reading.state === 'right') return `✓ ${words.numberRight}`;
  return reading.state === 'wrong' ? `${reading.reason}。${reading.remedy}` : '';
}
