import styles from './blocks.module.css';
import { words } from './strings.ts';

/** 读取中: quiet lines where the content will stand; said aloud once. */
export function LoadingBlock({ lines = 3 }: { lines?: number }) {
  return (
    <output className={styles.loading}>
      <span className="visually-hidden">{words.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.bone} />
      ))}
    </output>
  );
}
