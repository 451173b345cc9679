import type { PlanNode } from '../../api/studio.ts';
import styles from './plan.module.css';
import { words } from './strings.ts';

/** 谁用: the departments; how many items share it (their names on pointing) is what handling together saves. */
export function Users({ users, nodes }: { users: readonly string[]; nodes: readonly PlanNode[] }) {
  const using = nodes.filter((node) => users.includes(node.id));
  return (
    <span className={styles.users} title={using.map((node) => node.name).join('、')}>
      {using.length > 1 && <b className={styles.shared}>{words.form.shared(using.length)}</b>}
      {[...new Set(using.map((node) => node.authorityName))].join('、')}
    </span>
  );
}
