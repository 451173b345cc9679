import type { Finding } from '@yijian/core/contract';
import { useState } from 'react';
import { type DefinitionHistory, type Publication, publishDefinition } from '../../api/catalogue.ts';
import { useClock } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Findings } from '../findings.tsx';
import { placeWords } from '../place-words.ts';
import { words as admin } from '../strings.ts';
import { Comparison } from './changes-list.tsx';
import styles from './life.module.css';
import { LEAST, ReasonFields, reasonOf } from './reason-fields.tsx';
import { words } from './strings.ts';

const text = words.review;
type Props = {
  definition: DefinitionHistory['definition'];
  findings: readonly Finding[];
  onDone: (told: string) => unknown;
  onClose: () => void;
};

/** 审核公布框: what changes against the version in force, what the checks say, why, and from which day on. */
export function ReviewDialog({ definition, findings, onDone, onClose }: Props) {
  const { kind, code, body, draft } = definition;
  const today = useClock().data?.today ?? '';
  const [reason, setReason] = useState(draft?.review?.reason ?? '');
  const [legalBasis, setLegalBasis] = useState(draft?.review?.legalBasis ?? '');
  const [chosen, setDay] = useState('');
  const day = chosen || today;
  const publish = useWrite((sent: Publication, key: string) => publishDefinition(kind, code, sent, key), {
    onDone: async ({ cascaded }) => {
      onClose();
      const count = (to: string) => cascaded.filter((one) => one.to === to).length;
      await onDone(text.cascaded(count('publish'), count('draft')));
    },
  });
  const isLater = day > today;
  const isBlocked = findings.some((finding) => finding.severity === 'block');
  return (
    <ConfirmDialog
      title={text.title(draft?.body.name ?? code)}
      effect={isLater ? text.effectLater(day) : text.effectNow}
      confirm={text.confirm}
      isBusy={publish.isBusy}
      blocked={isBlocked ? text.blocked : reason.trim().length < LEAST ? words.submit.needReason : null}
      onConfirm={() =>
        void publish.run({
          ...reasonOf(reason, legalBasis),
          ...(draft && { expectedHash: draft.hash }),
          ...(isLater && { effectiveOn: day }),
        })
      }
      onClose={onClose}
    >
      {draft?.review === null && <p className={styles.note}>{text.notAsked}</p>}
      {body === null ? <p className="secondary">{text.first}</p> : <Comparison before={body} after={draft?.body} />}
      <section aria-label={text.findings}>
        <h3 className={styles.small}>{text.findings}</h3>
        {findings.length === 0 && <p className={styles.clear}>{text.clear}</p>}
        <Findings
          findings={findings}
          where={(finding) => placeWords(finding.place, `${kind}:${code}`) || admin.kinds[kind]}
        />
      </section>
      <ReasonFields reason={reason} legalBasis={legalBasis} onReason={setReason} onLegalBasis={setLegalBasis} />
      <label className={styles.field}>
        {text.effectiveOn}
        <input type="date" min={today} value={day} onChange={(event) => setDay(event.target.value)} />
        <small>{text.effectiveHint}</small>
      </label>
      <Problem problem={publish.problem} />
    </ConfirmDialog>
  );
}
