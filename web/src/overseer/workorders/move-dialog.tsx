import { useState } from 'react';
import { moveWorkOrder, type WorkOrder } from '../../api/oversight.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';
import { bodyOf, fieldsOf, type MoveField } from './move-fields.ts';
import styles from './order.module.css';

const text = words.orders;
const MOST = 2000;
type Props = { order: WorkOrder; move: string; onDone: () => Promise<void>; onClose: () => void };

/** 办一步: asks what the step needs, says what it does, does it. */
export function MoveDialog({ order, move, onDone, onClose }: Props) {
  const [values, setValues] = useState<Record<string, string>>({});
  const write = useWrite((body: Record<string, unknown>, key: string) => moveWorkOrder(order.id, move, body, key), {
    onDone,
  });
  const fields = fieldsOf(move, order);
  const body = bodyOf(fields, values);
  const told = text.moves[move];
  if (!told) return null;
  return (
    <ConfirmDialog
      title={told.title}
      effect={told.effect}
      confirm={told.confirm}
      isBusy={write.isBusy}
      blocked={body === null ? text.need : null}
      onConfirm={() => body && void write.run(body)}
      onClose={onClose}
    >
      {fields
        .filter((field) => field.when?.(values) ?? true)
        .map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onValue={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      <Problem problem={write.problem} />
    </ConfirmDialog>
  );
}

function Field({ field, value, onValue }: { field: MoveField; value: string; onValue: (value: string) => void }) {
  if (field.options) {
    return (
      <fieldset className={styles.options}>
        <legend>{field.label}</legend>
        {field.options.map((option) => (
          <label key={option.code}>
            <input
              type="radio"
              name={field.name}
              checked={value === option.code}
              onChange={() => onValue(option.code)}
            />
            {option.label}
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <label className={styles.field}>
      {field.label}
      <textarea rows={3} maxLength={MOST} value={value} onChange={(event) => onValue(event.target.value)} />
    </label>
  );
}
