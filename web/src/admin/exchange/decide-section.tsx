import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type BatchView, takeOver, undoImport } from '../../api/imports.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './exchange.module.css';
import { words } from './strings.ts';

type Rows = 'correct' | 'all';

/** 导入与撤回: the person says what happens to correct rows when others are wrong, tries it, does it, takes it back. */
export function DecideSection({ view }: { view: BatchView }) {
  if (view.batch.status === 'checked') return <Decide view={view} />;
  return view.batch.status === 'taken' ? <Taken view={view} /> : null;
}

function Decide({ view: { batch, counts } }: { view: BatchView }) {
  const cache = useQueryClient();
  const [rows, setRows] = useState<Rows>('correct');
  const send = useWrite((sent: { rows: Rows; dryRun: boolean }, key) => takeOver(batch.batchId, sent, key), {
    onDone: ({ dryRun }) => (dryRun ? undefined : cache.invalidateQueries({ queryKey: ['imports'] })),
  });
  const open = counts.new + counts.changed;
  const tried = send.result?.dryRun ? send.result : null;
  return (
    <Section title={words.decide}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{words.decide}</legend>
        {(['correct', 'all'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="rows" checked={rows === one} onChange={() => setRows(one)} />
            <b>{one === 'correct' ? words.correctOnly : words.everything}</b>
            <span className="secondary">
              {one === 'correct' ? words.correctOnlyNote(open, counts.wrong) : words.everythingNote}
            </span>
          </label>
        ))}
      </fieldset>
      {tried && <output>{words.rehearsed(tried.drafted, tried.same, tried.skipped)}</output>}
      <Problem problem={send.problem} />
      <p className={styles.buttons}>
        <Button loading={send.isBusy} disabled={open === 0} onClick={() => void send.run({ rows, dryRun: true })}>
          {words.rehearse}
        </Button>
        <Button
          type="primary"
          loading={send.isBusy}
          disabled={open === 0}
          onClick={() => void send.run({ rows, dryRun: false })}
        >
          {words.takeOver}
        </Button>
      </p>
    </Section>
  );
}

function Taken({ view: { batch } }: { view: BatchView }) {
  const cache = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const send = useWrite((_: null, key) => undoImport(batch.batchId, key), {
    onDone: () => cache.invalidateQueries({ queryKey: ['imports'] }),
    onProblem: () => setAsked(false),
  });
  return (
    <Section title={words.decide}>
      <p>{words.done(batch.drafted ?? 0)}</p>
      <Problem problem={send.problem} />
      <p className={styles.buttons}>
        <PageLink to="/admin/catalogue?kind=all&status=draft">{words.toDrafts}</PageLink>
        <Button danger loading={send.isBusy} onClick={() => setAsked(true)}>
          {words.undo}
        </Button>
      </p>
      {isAsked && (
        <ConfirmDialog
          title={words.undo}
          effect={words.undoEffect}
          confirm={words.undo}
          danger
          isBusy={send.isBusy}
          onConfirm={() => void send.run(null)}
          onClose={() => setAsked(false)}
        />
      )}
    </Section>
  );
}
