import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';

type Props = { keys: readonly { key: string; does: string }[] };

/** 快捷键提示: which keys work on this page; hidden on touch screens, where there are none. */
export function ShortcutHints({ keys }: Props) {
  return (
    <p className={`${styles.hints} no-print`}>
      <span className="visually-hidden">{staffWords.shortcuts}</span>
      {keys.map(({ key, does }) => (
        <span key={key} className={styles.hint}>
          <kbd className={styles.key}>{key}</kbd>
          {does}
        </span>
      ))}
    </p>
  );
}
