import { useQuery } from '@tanstack/react-query';
import { openStudio } from '../../api/studio.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { usePathPart, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { words } from './strings.ts';
import { Workbench } from './workbench.tsx';

/** 一件事工作台. */
export default function StudioPage() {
  return (
    <AdminShell title={words.panes.plan} width="full">
      <Opened code={usePathPart('code')} />
    </AdminShell>
  );
}

function Opened({ code }: { code: string }) {
  // Giving up a draft comes back under another address, so that the editor begins afresh.
  const at = useQueryText('at') ?? '';
  // Somebody else may save the same draft meanwhile; who is editing it should know before saving.
  const studio = useQuery({
    queryKey: ['studio', code],
    queryFn: () => openStudio(code),
    refetchInterval: 30_000,
  });
  if (studio.isError) return <Problem problem={studio.error} onRetry={() => void studio.refetch()} />;
  const body = studio.data?.draft?.body ?? studio.data?.published?.body;
  if (!studio.data || !body) return <LoadingBlock lines={8} />;
  return <Workbench key={`${code} ${at}`} initial={body} studio={studio.data} />;
}
