import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useMemo, useState } from 'react';
import { type DefinitionHistory, discardDraft, publishDefinition, saveDraft } from '../../api/catalogue.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Findings } from '../findings.tsx';
import { placeWords } from '../place-words.ts';
import { words } from '../strings.ts';
import { CodePane } from '../studio/code-pane.tsx';
import { readText, textOf } from '../studio/definition-text.ts';
import { marksByLine, problemsOf } from '../studio/problem-list.ts';
import styles from './definition.module.css';

const text = words.definition;
type Props = { definition: DefinitionHistory['definition'] };

/** 修改定义: the draft as text; saving checks it, publishing brings it into force. Bundles are edited in their studio. */
export function DefinitionEditor({ definition }: Props) {
  if (definition.kind === 'bundle') {
    return <PageLink to={`/admin/bundles/${encodeURIComponent(definition.code)}`}>{text.bundlesNote}</PageLink>;
  }
  return <Editor definition={definition} />;
}

function Editor({ definition }: Props) {
  const { kind, code, draft, body } = definition;
  const [typed, setTyped] = useState(() => textOf(draft?.body ?? body, 'yaml'));
  const [target, setTarget] = useState<{ line: number } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const cache = useQueryClient();
  const read = useMemo(() => readText(typed), [typed]);
  const refresh = (): Promise<void> =>
    cache.invalidateQueries({
      predicate: ({ queryKey }) => ['definition', 'lint', 'catalogue'].includes(String(queryKey[0])),
    });
  const [hash, setHash] = useState(draft?.hash ?? null);
  const save = useWrite((changed: unknown, key: string) => saveDraft(changed, hash, key), {
    onDone: (saved) => setHash(saved.hash),
  });
  const discard = useWrite((_: null, key: string) => discardDraft(kind, code, key), { onDone: refresh });
  const findings = problemsOf(
    read.faults,
    save.problem ? ((save.problem.facts.findings as never[]) ?? []) : (save.result?.findings ?? []),
  );
  const marks = marksByLine(findings, read.lineOf);
  const jump = (place: string): void =>
    setTarget({ line: (place.startsWith('line:') ? Number(place.slice(5)) : read.lineOf(place)) ?? 1 });
  return (
    <>
      <p className={styles.editNote}>{text.editNote}</p>
      <div className={styles.editBox}>
        <CodePane text={typed} marks={marks} target={target} onText={setTyped} />
      </div>
      <div className={styles.editButtons}>
        <Button
          type="primary"
          loading={save.isBusy}
          disabled={read.faults.length > 0}
          onClick={() => void save.run(read.definition)}
        >
          {text.save}
        </Button>
        <Button disabled={hash === null} onClick={() => setAsking(true)}>
          {text.publish}
        </Button>
        {hash !== null && (
          <Button loading={discard.isBusy} onClick={() => void discard.run(null)}>
            {text.discard}
          </Button>
        )}
        {save.result && !save.problem && <output>{text.saved}</output>}
      </div>
      <Problem problem={save.problem ?? discard.problem} />
      <Findings
        findings={findings}
        where={(finding) => (
          <button type="button" className={styles.jump} onClick={() => jump(finding.place)}>
            {placeWords(finding.place, `${kind}:${code}`) || text.edit}
          </button>
        )}
      />
      {isAsking && <Publish definition={definition} hash={hash} onDone={refresh} onClose={() => setAsking(false)} />}
    </>
  );
}

type PublishProps = Props & { hash: string | null; onDone: () => Promise<void>; onClose: () => void };

function Publish({ definition: { kind, code, body, draft }, hash, onDone, onClose }: PublishProps) {
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const publish = useWrite(
    (sent: { reason: string; legalBasis?: string; expectedHash?: string }, key: string) =>
      publishDefinition(kind, code, sent, key),
    {
      onDone: async () => {
        onClose();
        await onDone();
      },
    },
  );
  return (
    <ConfirmDialog
      title={text.publishTitle((draft?.body ?? body)?.name ?? code)}
      effect={text.publishEffect}
      confirm={words.finding.publish}
      isBusy={publish.isBusy}
      blocked={reason.trim().length < 2 ? text.needReason : null}
      onConfirm={() =>
        void publish.run({
          reason: reason.trim(),
          ...(legalBasis.trim() && { legalBasis: legalBasis.trim() }),
          ...(hash && { expectedHash: hash }),
        })
      }
      onClose={onClose}
    >
      <label className={styles.field}>
        {text.reason}
        <textarea rows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label className={styles.field}>
        {text.legalBasis}
        <input maxLength={200} value={legalBasis} onChange={(event) => setLegalBasis(event.target.value)} />
      </label>
      <Problem problem={publish.problem} />
    </ConfirmDialog>
  );
}
