import { ListTabs } from '../../ui/list-tabs.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { type RegisterGroup, registers } from './register-list.ts';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.registers;
const groups: readonly RegisterGroup[] = ['figures', 'work', 'progress'];

/** 台账: what is counted from what is published, what is being cleaned up or handed on, and how far things have come. */
export default function RegistersPage() {
  const asked = useQueryText('list');
  const current = registers.find(({ list }) => list === asked) ?? registers[0]!;
  return (
    <AdminShell title={text.title}>
      <h1>{text.title}</h1>
      <div className={styles.groups}>
        {groups.map((group) => (
          <div key={group} className={styles.group}>
            <b id={`registers-${group}`}>{text.groups[group]}</b>
            <ListTabs
              label={text.groups[group]}
              tabs={registers
                .filter((one) => one.group === group)
                .map(({ list, label }) => ({
                  to: `/admin/registers?list=${list}`,
                  label,
                  count: null,
                  isCurrent: list === current.list,
                }))}
            />
          </div>
        ))}
      </div>
      <current.Tab />
    </AdminShell>
  );
}
