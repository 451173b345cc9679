import { useQuery } from '@tanstack/react-query';
import type { DocumentTemplate } from '@yijian/core/contract';
import { readDefinition } from '../../api/catalogue.ts';
import { listActs } from '../../api/templates.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { VersionList } from '../catalogue/version-list.tsx';
import { words } from './strings.ts';
import { TemplateEditor } from './template-editor.tsx';

/** 改模板: text, variables and the page it makes, side by side. */
export default function TemplatePage() {
  const code = usePathPart('code');
  return (
    <AdminShell title={words.title} width="full">
      <p>
        <PageLink to="/admin/templates">{words.back}</PageLink>
      </p>
      <Template key={code} code={code} />
    </AdminShell>
  );
}

function Template({ code }: { code: string }) {
  const history = useQuery({
    queryKey: ['definition', 'documentTemplate', code],
    queryFn: () => readDefinition('documentTemplate', code),
  });
  const acts = useQuery({ queryKey: ['acts'], queryFn: listActs, staleTime: Infinity });
  const problem = history.error ?? acts.error;
  if (problem) return <Problem problem={problem} onRetry={() => void history.refetch()} />;
  if (!history.data || !acts.data) return <LoadingBlock lines={8} />;
  const { definition, versions } = history.data;
  const start = (definition.draft?.body ?? definition.body) as DocumentTemplate;
  const act = acts.data.acts.find((one) => one.act === start.act)!;
  return (
    <>
      <TemplateEditor key={definition.published?.hash ?? 'new'} definition={definition} start={start} act={act} />
      <VersionList
        versions={versions}
        home={`/admin/catalogue/documentTemplate/${encodeURIComponent(code)}`}
        shown={definition.published?.version ?? 0}
      />
    </>
  );
}
