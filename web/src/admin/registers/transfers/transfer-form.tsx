import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { readImpact } from '../../../api/ledgers.ts';
import { useClock } from '../../../api/session.ts';
import { registerTransfer, type SentTransfer, type TransferKind } from '../../../api/transfers.ts';
import { useWrite } from '../../../api/use-write.ts';
import { DefinitionPicker, TextField } from '../../../ui/definition-picker.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import staff from '../../../ui/staff.module.css';
import { useOwnerNames } from '../../catalogue/use-names.ts';
import { useCatalogueRefresh } from '../../life/refresh.ts';
import { words as text } from './strings.ts';

type Named = { code: string; name: string };
type Entry = {
  item: (Named & { owner: string }) | null;
  kind: TransferKind;
  to: Named | null;
  basis: string;
  assessment: string;
  effectiveOn: string;
};
const empty: Entry = { item: null, kind: 'delegated', to: null, basis: '', assessment: '', effectiveOn: '' };
const LEAST = 2;

/** 还缺什么; null when it can be registered. */
function missingIn({ item, kind, to, basis, assessment, effectiveOn }: Entry): string | null {
  if (item === null) return text.needItem;
  if (kind !== 'abolished' && to === null) return text.needTo;
  if (basis.trim().length < LEAST || assessment.trim().length < LEAST) return text.needText;
  return effectiveOn === '' ? text.needDay : null;
}

/** 登记: who takes it over and on what document; says in words what becomes of the cases in hand before it is sent. */
export function TransferForm() {
  const [entry, setEntry] = useState(empty);
  const [round, setRound] = useState(0);
  const [slip, setSlip] = useState<string | null>(null);
  const today = useClock().data?.today;
  const refresh = useCatalogueRefresh();
  const send = useWrite((sent: SentTransfer, key: string) => registerTransfer(sent, key), {
    onDone: async () => {
      setEntry(empty);
      setRound(round + 1);
      await refresh();
    },
  });
  const change = (part: Partial<Entry>): void => {
    setEntry({ ...entry, ...part });
    setSlip(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = missingIn(entry);
    setSlip(missing);
    const { item, kind, to, basis, assessment, effectiveOn } = entry;
    if (missing !== null || item === null) return;
    const receiver = kind === 'abolished' || to === null ? {} : { to: to.code };
    void send.run({
      item: item.code,
      kind,
      ...receiver,
      basis: basis.trim(),
      assessment: assessment.trim(),
      effectiveOn,
    });
  };
  const isEnd = entry.kind === 'abolished';
  return (
    <Section title={text.register}>
      <form key={round} onSubmit={submit}>
        <div className={staff.fields}>
          <DefinitionPicker kind="item" label={text.item} onPick={(item) => change({ item })} />
          <label className={staff.field}>
            {text.kind}
            <select value={entry.kind} onChange={(event) => change({ kind: event.target.value as TransferKind })}>
              {Object.entries(text.kinds).map(([kind, told]) => (
                <option key={kind} value={kind}>
                  {told}
                </option>
              ))}
            </select>
          </label>
          {!isEnd && <DefinitionPicker kind="authority" label={text.to} onPick={(to) => change({ to })} />}
          <label className={staff.field}>
            {text.effectiveOn}
            <input
              type="date"
              min={today}
              value={entry.effectiveOn}
              onChange={(event) => change({ effectiveOn: event.target.value })}
            />
          </label>
          <TextField label={text.basis} value={entry.basis} onValue={(basis) => change({ basis })} />
          <TextField
            label={isEnd ? text.abolishedAssessment : text.assessment}
            value={entry.assessment}
            onValue={(assessment) => change({ assessment })}
          />
        </div>
        {entry.item && <Meaning entry={entry} item={entry.item} />}
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
          {send.result && <output>{text.sent}</output>}
        </div>
      </form>
    </Section>
  );
}

/** 在途件怎么办, in words: how many there are and who finishes them. */
function Meaning({ entry, item }: { entry: Entry; item: Named & { owner: string } }) {
  const impact = useQuery({ queryKey: ['impact', 'item', item.code], queryFn: () => readImpact('item', item.code) });
  const from = useOwnerNames().get(item.owner) ?? text.fromOpen;
  const day = entry.effectiveOn || text.dayOpen;
  return (
    <p className={staff.meaning} aria-live="polite">
      <b>{text.meaning}：</b>
      {entry.kind === 'abolished' ? text.ends(day) : text.passes(day, entry.to?.name ?? text.toOpen)}
      {impact.data && text.inHand(impact.data.open.total, from)}
    </p>
  );
}
