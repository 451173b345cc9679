import { useState } from 'react';
import { submitDraft } from '../../api/catalogue-life.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LEAST, ReasonFields, reasonOf } from './reason-fields.tsx';
import { words } from './strings.ts';

type Props = {
  kind: string;
  code: string;
  name: string;
  /** why it cannot be submitted yet */
  blocked?: string | null;
  /** saves what is not saved yet; false where saving was refused */
  onSave?: () => Promise<boolean>;
  onDone: () => unknown;
  onClose: () => void;
};

/** 送审框: why and on what footing; somebody else publishes it then. */
export function SubmitDialog({ kind, code, name, blocked, onSave, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const [isSaving, setSaving] = useState(false);
  const submit = useWrite(
    (sent: { reason: string; legalBasis?: string }, key: string) => submitDraft(kind, code, sent, key),
    {
      onDone: async () => {
        onClose();
        await onDone();
      },
    },
  );
  const confirm = async (): Promise<void> => {
    setSaving(true);
    const saved = onSave === undefined || (await onSave());
    setSaving(false);
    if (!saved) return onClose();
    await submit.run(reasonOf(reason, legalBasis));
  };
  return (
    <ConfirmDialog
      title={words.submit.title(name)}
      effect={words.submit.effect}
      confirm={words.submit.confirm}
      isBusy={isSaving || submit.isBusy}
      blocked={blocked ?? (reason.trim().length < LEAST ? words.submit.needReason : null)}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ReasonFields reason={reason} legalBasis={legalBasis} onReason={setReason} onLegalBasis={setLegalBasis} />
      <Problem problem={submit.problem} />
    </ConfirmDialog>
  );
}
