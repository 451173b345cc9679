import { ListTabs } from '../../ui/list-tabs.tsx';
import { words } from '../strings.ts';

/** 我的证照和我的材料: what one holds, in two lists. */
export function HoldingTabs({ at }: { at: 'licences' | 'materials' }) {
  return (
    <ListTabs
      label={words.materials.holdings}
      tabs={(['licences', 'materials'] as const).map((name) => ({
        to: `/citizen/${name}`,
        label: words[name].title,
        count: null,
        isCurrent: name === at,
      }))}
    />
  );
}
