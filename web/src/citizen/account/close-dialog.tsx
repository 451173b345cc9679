import { useState } from 'react';
import { closeAccount, type Closed } from '../../api/personal-data.ts';
import { useSessionActions } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './personal-data.module.css';
import { words } from './strings.ts';

type Props = { onClosed: (closed: Closed) => void; onClose: () => void };

/** 注销账号: with the password once more; afterwards nobody is signed in. */
export function CloseDialog({ onClosed, onClose }: Props) {
  const [password, setPassword] = useState('');
  const { refresh } = useSessionActions();
  const write = useWrite(closeAccount, {
    onDone: async (closed) => {
      onClosed(closed);
      await refresh();
    },
  });
  return (
    <ConfirmDialog
      title={words.close}
      effect={words.closeEffect}
      confirm={words.close}
      danger
      isBusy={write.isBusy}
      blocked={password === '' ? words.needPassword : null}
      onConfirm={() => void write.run(password)}
      onClose={onClose}
    >
      <label className={styles.field}>
        {words.password}
        <input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <Problem problem={write.problem} />
    </ConfirmDialog>
  );
}
