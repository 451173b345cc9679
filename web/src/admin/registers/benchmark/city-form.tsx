import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { type AspectGrid, registerCity, type SentCity } from '../../../api/benchmarks.ts';
import { useWrite } from '../../../api/use-write.ts';
import { TextField } from '../../../ui/definition-picker.tsx';
import { PageLink } from '../../../ui/navigation.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import staff from '../../../ui/staff.module.css';
import { words as text } from './strings.ts';

type Entry = { city: string; days: string; source: string; collectedOn: string; aspects: Record<string, string> };
const empty: Entry = { city: '', days: '', source: '', collectedOn: '', aspects: {} };

function missingIn({ city, days, source, collectedOn }: Entry): string | null {
  if ([city, source, collectedOn].some((one) => one.trim() === '')) return text.needCity;
  return /^\d{1,3}$/.test(days.trim()) ? null : text.needDays;
}

/** 登记一个城市: limit, source and the six aspects in the words of its guide. */
export function CityForm({ grid }: { grid: AspectGrid }) {
  const [entry, setEntry] = useState(empty);
  const [slip, setSlip] = useState<string | null>(null);
  const send = useWrite((sent: SentCity, key: string) => registerCity(sent, key), { onDone: () => setEntry(empty) });
  const change = (part: Partial<Entry>): void => {
    setEntry({ ...entry, ...part });
    setSlip(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = missingIn(entry);
    setSlip(missing);
    if (missing !== null) return;
    const written = Object.entries(entry.aspects).filter(([, told]) => told.trim() !== '');
    void send.run({
      item: grid.item,
      itemName: grid.name,
      city: entry.city.trim(),
      days: Number(entry.days),
      source: entry.source.trim(),
      collectedOn: entry.collectedOn,
      aspects: Object.fromEntries(written.map(([aspect, told]) => [aspect, told.trim()])),
    });
  };
  const written = grid.rows.filter((row) => row.aspect !== 'promised');
  return (
    <Section title={text.register} note={text.registerNote}>
      <form onSubmit={submit}>
        <div className={staff.fields}>
          <TextField label={text.city} value={entry.city} most={20} onValue={(city) => change({ city })} />
          <TextField label={text.days} value={entry.days} most={3} onValue={(days) => change({ days })} />
          <TextField label={text.citySource} value={entry.source} most={200} onValue={(source) => change({ source })} />
          <label className={staff.field}>
            {text.collectedOn}
            <input
              type="date"
              value={entry.collectedOn}
              onChange={(event) => change({ collectedOn: event.target.value })}
            />
          </label>
          {written.map(({ aspect, name }) => (
            <TextField
              key={aspect}
              label={name}
              value={entry.aspects[aspect] ?? ''}
              most={300}
              isLong
              onValue={(told) => change({ aspects: { ...entry.aspects, [aspect]: told } })}
            />
          ))}
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
          {send.result && (
            <output>
              {text.sent}{' '}
              <PageLink to={`/admin/catalogue/benchmark/${encodeURIComponent(send.result.code)}?version=draft`}>
                {text.openCity}
              </PageLink>
            </output>
          )}
        </div>
      </form>
    </Section>
  );
}
