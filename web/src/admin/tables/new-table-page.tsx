import type { DecisionTable } from '@yijian/core/contract';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { PageLink, useGo } from '../../ui/navigation.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { words as admin } from '../strings.ts';
import { words } from './strings.ts';
import { TableEditor } from './table-editor.tsx';

const blank: DecisionTable = {
  kind: 'decisionTable',
  code: '',
  name: '',
  inputs: [],
  outputs: [],
  hitPolicy: 'unique',
  rows: [],
};
const nothing: DefinitionHistory = {
  definition: {
    kind: 'decisionTable',
    code: '',
    owner: null,
    lastVersion: 0,
    draft: null,
    scheduled: null,
    published: null,
    stopsOn: null,
    body: null,
  },
  versions: [],
  elements: [],
  findings: [],
  draftBy: null,
};

/** 新建决策表: an empty grid; once saved, the definition's own page. */
export default function NewTablePage() {
  const go = useGo();
  return (
    <AdminShell title={words.newTitle}>
      <p>
        <PageLink to="/admin/catalogue?kind=decisionTable">{admin.definition.back}</PageLink>
      </p>
      <h1>{words.newTitle}</h1>
      <p className="secondary">{words.empty}</p>
      <TableEditor
        history={nothing}
        start={blank}
        onSaved={(code) =>
          go(`/admin/catalogue/decisionTable/${encodeURIComponent(code)}?view=edit`, { replace: true })
        }
      />
    </AdminShell>
  );
}
