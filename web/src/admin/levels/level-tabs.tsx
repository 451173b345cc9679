import { ListTabs } from '../../ui/list-tabs.tsx';
import { words } from './strings.ts';

/** 上级变更 and 要素一致率 side by side. */
export const LevelTabs = ({ current }: { current: 'merges' | 'drift' }) => (
  <ListTabs
    label={words.tabs.merges}
    tabs={[
      { to: '/admin/levels', label: words.tabs.merges, count: null, isCurrent: current === 'merges' },
      { to: '/admin/levels/drift', label: words.tabs.drift, count: null, isCurrent: current === 'drift' },
    ]}
  />
);
