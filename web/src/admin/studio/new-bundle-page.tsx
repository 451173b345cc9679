import { useMe } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { blankBundle } from './new-bundle.ts';
import { words } from './strings.ts';
import { Workbench } from './workbench.tsx';

/** 新建一件事: the workbench with an empty definition; region and lead are the manager's own until changed. */
export default function NewBundlePage() {
  return (
    <AdminShell title={words.newTitle} width="full">
      <Blank />
    </AdminShell>
  );
}

function Blank() {
  const me = useMe().data;
  const post = me?.posts.find((one) => one.role === 'catalogueManager');
  if (!post) return <LoadingBlock lines={8} />;
  return <Workbench initial={blankBundle({ region: post.region, lead: post.authority })} studio={null} />;
}
