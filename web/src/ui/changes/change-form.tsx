import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { registerChange, type SentChange } from '../../api/changes.ts';
import { useWrite } from '../../api/use-write.ts';
import { DefinitionPicker, TextField } from '../definition-picker.tsx';
import { Problem } from '../problem.tsx';
import { Section } from '../section.tsx';
import staff from '../staff.module.css';
import { words as text } from './strings.ts';

const empty: SentChange = { item: '', what: '', basis: '', effectiveOn: '' };
const LEAST = 2;

function missingIn({ item, what, basis, effectiveOn }: SentChange): string | null {
  if (item === '') return text.needItem;
  if (what.trim().length < LEAST || basis.trim().length < LEAST) return text.needText;
  return effectiveOn === '' ? text.needDay : null;
}

/** 登记办事条件变化: which item, what changes on which day and why. */
export function ChangeForm() {
  const [entry, setEntry] = useState(empty);
  const [round, setRound] = useState(0);
  const [slip, setSlip] = useState<string | null>(null);
  const cache = useQueryClient();
  const send = useWrite((sent: SentChange, key: string) => registerChange(sent, key), {
    onDone: async () => {
      setEntry(empty);
      setRound(round + 1);
      await cache.invalidateQueries({ queryKey: ['changes'] });
    },
  });
  const change = (part: Partial<SentChange>): void => {
    setEntry({ ...entry, ...part });
    setSlip(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = missingIn(entry);
    setSlip(missing);
    if (missing === null) void send.run({ ...entry, what: entry.what.trim(), basis: entry.basis.trim() });
  };
  return (
    <Section title={text.register} note={text.registerNote}>
      <form key={round} onSubmit={submit}>
        <div className={staff.fields}>
          <DefinitionPicker
            kind="item"
            label={text.item}
            onPick={(picked) => change({ item: picked === null ? '' : picked.code })}
          />
          <label className={staff.field}>
            {text.effectiveOn}
            <input
              type="date"
              value={entry.effectiveOn}
              onChange={(event) => change({ effectiveOn: event.target.value })}
            />
          </label>
          <TextField label={text.what} value={entry.what} onValue={(what) => change({ what })} />
          <TextField label={text.basis} value={entry.basis} onValue={(basis) => change({ basis })} />
        </div>
        {slip && (
          <p role="alert" className={staff.slip}>
            {slip}
          </p>
        )}
        <Problem problem={send.problem} />
        <div className={staff.formFoot}>
          <Button type="primary" htmlType="submit" loading={send.isBusy}>
            {text.send}
          </Button>
          {send.result && <output>{text.sent(send.result.number, send.result.dueOn)}</output>}
        </div>
      </form>
    </Section>
  );
}
