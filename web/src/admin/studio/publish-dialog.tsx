import type { Finding, Question } from '@yijian/core/contract';
import { useState } from 'react';
import { publishBundle, type Studio } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Findings } from '../findings.tsx';
import { placeWords } from '../place-words.ts';
import { partNames, valueNames } from '../label-strings.ts';
import { type Difference, differencesOf } from './differences.ts';
import styles from './publish.module.css';
import { untoldSituation } from './problem-panel.tsx';
import { words } from './strings.ts';
import type { EditedDefinition } from './use-definition.ts';

const text = words.publishing;
const LEAST = 2;

type Props = {
  edited: EditedDefinition;
  studio: Studio | null;
  problems: readonly Finding[];
  questions: readonly Question[];
  isCompiling: boolean;
  /** saves what is not saved yet; answers the draft's hash, undefined where there is none, null where saving was refused */
  onSave: () => Promise<string | null | undefined>;
  onPublished: (version: number) => Promise<void>;
  onJump: (place: string) => void;
  onClose: () => void;
};

/** 发布框: what changes, why, and on what footing; while something blocks, every such finding with its place instead. */
export function PublishDialog(props: Props) {
  const { edited, studio, problems } = props;
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const [isSaving, setSaving] = useState(false);
  const blocking = problems.filter((problem) => problem.severity === 'block');
  const publish = useWrite(
    (sent: { reason: string; legalBasis?: string; expectedHash?: string }, key: string) =>
      publishBundle(edited.bundle.code, sent, key),
    { onDone: ({ version }) => props.onPublished(version) },
  );
  const confirm = async (): Promise<void> => {
    setSaving(true);
    const hash = await props.onSave();
    setSaving(false);
    // Why saving was refused stands behind the dialog.
    if (hash === null) return props.onClose();
    await publish.run({
      reason: reason.trim(),
      ...(legalBasis.trim() && { legalBasis: legalBasis.trim() }),
      ...(hash && { expectedHash: hash }),
    });
  };
  const blocked =
    blocking.length > 0
      ? text.blocked
      : props.isCompiling
        ? words.status.compiling
        : reason.trim().length < LEAST
          ? text.needReason
          : null;
  return (
    <ConfirmDialog
      title={text.title(edited.bundle.name)}
      effect={blocking.length > 0 ? text.blockedEffect : text.effect((studio?.releases[0]?.version ?? 0) + 1)}
      confirm={text.confirm}
      isBusy={isSaving || publish.isBusy}
      blocked={blocked}
      onConfirm={() => void confirm()}
      onClose={props.onClose}
    >
      {blocking.length > 0 ? (
        <Blocking {...props} blocking={blocking} />
      ) : (
        <>
          <Changes studio={studio} edited={edited} />
          {problems.length > 0 && <p className="secondary">{text.warned(problems.length)}</p>}
          <label className={styles.field}>
            {text.reason}
            <textarea
              rows={2}
              value={reason}
              placeholder={text.reasonHint}
              maxLength={300}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <label className={styles.field}>
            {text.legalBasis}
            <input value={legalBasis} maxLength={200} onChange={(event) => setLegalBasis(event.target.value)} />
          </label>
        </>
      )}
      <Problem problem={publish.problem} />
    </ConfirmDialog>
  );
}

function Blocking({ blocking, edited, questions, onJump, onClose }: Props & { blocking: readonly Finding[] }) {
  const names = new Map(questions.map((question) => [question.id, question.text]));
  const jump = (place: string): void => {
    onClose();
    onJump(place);
  };
  return (
    <>
      <h3 className={styles.blockedTitle}>{text.blockedTitle(blocking.length)}</h3>
      <Findings
        findings={blocking}
        where={(finding) => (
          <button type="button" className={styles.jump} onClick={() => jump(finding.place)}>
            {placeWords(finding.place, `bundle:${edited.bundle.code}`, names) || words.panes.definition}
          </button>
        )}
        situation={(finding) => untoldSituation(finding, questions)}
      />
    </>
  );
}

function Changes({ studio, edited }: Pick<Props, 'studio' | 'edited'>) {
  if (!studio?.published) return <p className="secondary">{text.first}</p>;
  const changes = differencesOf(studio.published.body, edited.definition);
  if (changes.length === 0) return <p className="secondary">{text.same}</p>;
  return (
    <div>
      <p className="secondary">{text.changes(changes.length)}</p>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={change.path.join('/')}>
            <span className={styles.path}>{change.path.map((part) => partNames[part] ?? part).join(' › ')}</span>
            {change.before !== null && <del aria-label={text.before}>{worded(change, change.before)}</del>}
            {change.after !== null && <ins aria-label={text.after}>{worded(change, change.after)}</ins>}
          </li>
        ))}
      </ul>
    </div>
  );
}

const worded = ({ path }: Difference, value: string): string => valueNames[path.at(-1) ?? '']?.[value] ?? value;
