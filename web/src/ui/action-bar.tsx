import Button from 'antd/es/button';
import { useId } from 'react';
import type { Action } from '../api/cases.ts';
import styles from './blocks.module.css';

type Shown = { label: string; run: () => void; danger?: boolean; primary?: boolean; busy?: boolean };
type Props = { actions: readonly Action[]; shown: Readonly<Record<string, Shown>> };

/**
 * 操作栏: buttons for what the server says may be done. A forbidden action stands disabled with its reason and the way out;
 * an action the server does not mention is not shown. `shown` gives label and work by action name, in order.
 */
export function ActionBar({ actions, shown }: Props) {
  const known = Object.keys(shown).flatMap((name) => actions.find((action) => action.name === name) ?? []);
  if (known.length === 0) return null;
  return (
    <div className={`${styles.actions} no-print`}>
      {known.map((action) => (
        <OneAction key={action.name} action={action} shown={shown[action.name]!} />
      ))}
    </div>
  );
}

function OneAction({ action, shown }: { action: Action; shown: Shown }) {
  const id = useId();
  const because = [action.because, action.remedy].filter(Boolean).join('。');
  return (
    <div className={styles.action}>
      <Button
        type={shown.primary ? 'primary' : 'default'}
        danger={shown.danger}
        disabled={!action.allowed}
        loading={shown.busy}
        onClick={shown.run}
        aria-describedby={!action.allowed && because ? id : undefined}
      >
        {shown.label}
      </Button>
      {!action.allowed && because && (
        <span id={id} className={styles.because}>
          {because}
        </span>
      )}
    </div>
  );
}
