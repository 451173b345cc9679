import { type ReactNode, useState } from 'react';
import {
  endPost,
  type EndedPost,
  grantPost,
  type GrantedPost,
  type StaffPerson,
  type StaffPost,
} from '../../api/staff.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './posts.module.css';
import { words } from './strings.ts';

type Shared = { person: StaffPerson; today: string; onDone: () => Promise<void>; onClose: () => void };
const REASON_LEAST = 4;

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the control is handed in and stands inside
    <label className={styles.form}>
      {label}
      {children}
    </label>
  );
}

type ReasonProps = { reason: string; onReason: (reason: string) => void };
const ReasonField = ({ reason, onReason }: ReasonProps) => (
  <Field label={`${words.reason}（${words.reasonHint}）`}>
    <input value={reason} maxLength={200} onChange={(event) => onReason(event.target.value)} />
  </Field>
);

/** 终止岗位或定期限: with the reason; the last one of its kind only when it is said that the gap is meant. */
export function EndDialog({ person, post, today, onDone, onClose }: Shared & { post: StaffPost }) {
  const [reason, setReason] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [acceptsGap, setAcceptsGap] = useState(false);
  const write = useWrite((sent: EndedPost, key: string) => endPost(sent, key), { onDone });
  const isLast = write.problem?.code === 'identity.last-post';
  const send = (): void =>
    void write.run({
      postId: post.postId,
      reason: reason.trim(),
      ...(endsOn && { endsOn }),
      ...(acceptsGap && { acceptsGap }),
    });
  return (
    <ConfirmDialog
      title={words.endOf(person.name, post.name)}
      effect={words.endEffect}
      confirm={words.end}
      danger
      isBusy={write.isBusy}
      blocked={reason.trim().length < REASON_LEAST ? words.needReason : null}
      onConfirm={send}
      onClose={onClose}
    >
      <Field label={words.endsOn}>
        <input type="date" min={today} value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
      </Field>
      <ReasonField reason={reason} onReason={setReason} />
      <Problem problem={write.problem} />
      {(isLast || acceptsGap) && (
        <label className={styles.check}>
          <input type="checkbox" checked={acceptsGap} onChange={(event) => setAcceptsGap(event.target.checked)} />
          {words.acceptsGap}
        </label>
      )}
    </ConfirmDialog>
  );
}

type Choice = { code: string; name: string };
type SelectProps = { label: string; value: string; choices: readonly Choice[]; onValue: (value: string) => void };
const Select = ({ label, value, choices, onValue }: SelectProps) => (
  <Field label={label}>
    <select value={value} onChange={(event) => onValue(event.target.value)}>
      <option value="">{words.choose}</option>
      {choices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  </Field>
);
const choicesOf = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([code, name]) => ({ code, name }));

/** 授予岗位: where, as what, until when, why. */
export function GrantDialog({
  person,
  authorities,
  today,
  onDone,
  onClose,
}: Shared & { authorities: readonly Choice[] }) {
  const [post, setPost] = useState({ authority: '', role: '', name: '', standIn: 'A', endsOn: '', reason: '' });
  const set = (change: Partial<typeof post>): void => setPost({ ...post, ...change });
  const write = useWrite((sent: GrantedPost, key: string) => grantPost(sent, key), { onDone });
  const blocked =
    !post.authority || !post.role || post.name.trim().length < 2
      ? words.needAll
      : post.reason.trim().length < REASON_LEAST
        ? words.needReason
        : null;
  const send = (): void => {
    const { endsOn, standIn, ...rest } = post;
    void write.run({
      ...rest,
      personId: person.personId,
      standIn: standIn === 'B' ? 'B' : 'A',
      name: post.name.trim(),
      reason: post.reason.trim(),
      ...(endsOn && { endsOn }),
    });
  };
  return (
    <ConfirmDialog
      title={words.grantTo(person.name)}
      effect={words.grantEffect}
      confirm={words.grant}
      isBusy={write.isBusy}
      blocked={blocked}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={words.authority}
        value={post.authority}
        choices={authorities}
        onValue={(authority) => set({ authority })}
      />
      <Select label={words.role} value={post.role} choices={choicesOf(words.roles)} onValue={(role) => set({ role })} />
      <Field label={words.name}>
        <input value={post.name} maxLength={30} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Select
        label={words.standIn}
        value={post.standIn}
        choices={choicesOf(words.standIns)}
        onValue={(standIn) => set({ standIn })}
      />
      <Field label={words.grantEndsOn}>
        <input type="date" min={today} value={post.endsOn} onChange={(event) => set({ endsOn: event.target.value })} />
      </Field>
      <ReasonField reason={post.reason} onReason={(reason) => set({ reason })} />
      <Problem problem={write.problem} />
    </ConfirmDialog>
  );
}
