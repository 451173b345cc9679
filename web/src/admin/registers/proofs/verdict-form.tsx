import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { judgeProof, type ProofRule, type ProofStanding, type SentVerdicts } from '../../../api/proofs.ts';
import { useWrite } from '../../../api/use-write.ts';
import { PageLink } from '../../../ui/navigation.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { useCatalogueRefresh } from '../../life/refresh.ts';
import styles from './proofs.module.css';
import { words as text } from './strings.ts';
import { entryOf, missingIn, type VerdictEntry, verdictsOf } from './verdicts.ts';

/** 逐条判定: eight boxes with what each means; the conclusion follows from them and stands beside the button. */
export function VerdictForm({ proof }: { proof: ProofStanding }) {
  const [entry, setEntry] = useState(() => entryOf(proof));
  const [slip, setSlip] = useState<string | null>(null);
  const refresh = useCatalogueRefresh();
  const judge = useWrite((sent: SentVerdicts, key: string) => judgeProof(proof.code, sent, key), { onDone: refresh });
  const change = (part: Partial<VerdictEntry>): void => {
    setEntry({ ...entry, ...part });
    setSlip(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = missingIn(entry);
    setSlip(missing);
    if (missing === null) void judge.run(verdictsOf(entry, proof.rules));
  };
  const count = entry.ticked.length;
  return (
    <Section title={text.judge} note={text.judgeNote}>
      <form className={styles.form} onSubmit={submit}>
        <fieldset className={styles.rules}>
          <legend className="visually-hidden">{text.rules}</legend>
          {proof.rules.map((rule) => (
            <Rule key={rule.rule} rule={rule} entry={entry} onChange={change} />
          ))}
        </fieldset>
        {count === 0 && (
          <Words label={text.keepReason} value={entry.keepReason} onValue={(keepReason) => change({ keepReason })} />
        )}
        <Words label={text.by} value={entry.by} most={60} onValue={(by) => change({ by })} />
        <Words label={text.legal} value={entry.basis} onValue={(basis) => change({ basis })} />
        {count === 0 && (
          <Words label={text.purpose} value={entry.purpose} most={200} onValue={(purpose) => change({ purpose })} />
        )}
        <p className={styles.conclusion} data-standing={count === 0 ? 'kept' : 'cancelled'} aria-live="polite">
          {text.conclusion}
          <b>{count === 0 ? text.keep : text.cancel(count)}</b>
        </p>
        {slip && (
          <p role="alert" className={styles.slip}>
            {slip}
          </p>
        )}
        <Problem problem={judge.problem} />
        <div className={styles.offer}>
          <Button type="primary" htmlType="submit" loading={judge.isBusy}>
            {text.save}
          </Button>
          {judge.result && <output>{text.saved}</output>}
          {proof.standing === 'drafted' && (
            <PageLink to={`/admin/catalogue/proofReview/${encodeURIComponent(proof.code)}?version=draft`}>
              {text.toDraft}
            </PageLink>
          )}
        </div>
      </form>
    </Section>
  );
}

type RuleProps = { rule: ProofRule; entry: VerdictEntry; onChange: (part: Partial<VerdictEntry>) => void };

function Rule({ rule: { rule, title, help, suggestion, verdict }, entry, onChange }: RuleProps) {
  const isTicked = entry.ticked.includes(rule);
  const ticked = isTicked ? entry.ticked.filter((one) => one !== rule) : [...entry.ticked, rule];
  return (
    <div className={styles.rule} data-ticked={isTicked}>
      <label className={styles.tick}>
        <input type="checkbox" checked={isTicked} onChange={() => onChange({ ticked })} />
        <b>{title}</b>
        <span className="secondary">{help}</span>
        {suggestion && <span className={styles.hint}>{text.suggested(suggestion)}</span>}
        {verdict?.applies && <span className="secondary">{text.judgedBy(verdict.by, verdict.on)}</span>}
      </label>
      {isTicked && (
        <Words
          label={text.reason}
          value={entry.reasons[rule] ?? ''}
          onValue={(reason) => onChange({ reasons: { ...entry.reasons, [rule]: reason } })}
        />
      )}
    </div>
  );
}

type WordsProps = { label: string; value: string; most?: number; onValue: (value: string) => void };
const Words = ({ label, value, most = 300, onValue }: WordsProps) => (
  <label className={styles.words}>
    {label}
    <input value={value} maxLength={most} onChange={(event) => onValue(event.target.value)} />
  </label>
);
