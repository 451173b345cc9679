import Button from 'antd/es/button';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

type Props = {
  title: string;
  /** what will have happened once it is confirmed, in one sentence */
  effect: ReactNode;
  confirm: string;
  danger?: boolean;
  isBusy?: boolean;
  /** why it cannot be confirmed yet; null = it can */
  blocked?: string | null;
  onConfirm: () => void;
  onClose: () => void;
  /** what must be chosen or written first */
  children?: ReactNode;
};

/** 确认框: a real dialog (focus stays inside, Escape closes) that says what its button will do before it is pressed. */
export function ConfirmDialog(props: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    // What opened it may be gone: the move was made, its button with it.
    return () =>
      (opener?.isConnected && !opener.matches(':disabled') ? opener : document.getElementById('main'))?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-effect`}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <form
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.blocked && !props.isBusy) props.onConfirm();
        }}
      >
        <h2 id={`${id}-title`}>{props.title}</h2>
        {props.children && <div className={styles.dialogBody}>{props.children}</div>}
        <div className={styles.dialogFoot}>
          <div className={styles.effect}>
            <b>{staffWords.effect}</b>
            <p id={`${id}-effect`}>{props.effect}</p>
          </div>
          {props.blocked && <output className={styles.blocked}>{props.blocked}</output>}
          <Button onClick={props.onClose}>{staffWords.cancel}</Button>
          <Button
            type="primary"
            htmlType="submit"
            danger={props.danger}
            loading={props.isBusy}
            disabled={Boolean(props.blocked)}
            autoFocus={!props.children}
          >
            {props.confirm}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
