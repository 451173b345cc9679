import { useQuery } from '@tanstack/react-query';
import { readCandidates } from '../../api/candidates.ts';
import { useMe } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { blankBundle, joinedBundle } from './new-bundle.ts';
import { words } from './strings.ts';
import { Workbench } from './workbench.tsx';

/**
 * 新建一件事: the workbench with an empty definition; region and lead are the manager's own until changed. `?items=a,b` (THG-14): with
 * these items as members, named after them.
 */
export default function NewBundlePage() {
  return (
    <AdminShell title={words.newTitle} width="full">
      <Blank />
    </AdminShell>
  );
}

function Blank() {
  const me = useMe().data;
  const asked = useQueryText('items');
  const candidates = useQuery({ queryKey: ['candidates'], queryFn: readCandidates, enabled: asked !== null });
  const post = me?.posts.find((one) => one.role === 'catalogueManager');
  if (!post || (asked !== null && candidates.isPending)) return <LoadingBlock lines={8} />;
  const blank = blankBundle({ region: post.region, lead: post.authority });
  const chosen = candidates.data?.find(({ items }) => items.map(({ code }) => code).join() === asked);
  return <Workbench initial={joinedBundle(blank, chosen?.items ?? [])} studio={null} />;
}
