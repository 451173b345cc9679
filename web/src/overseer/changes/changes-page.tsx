import { ChangesOfConditions } from '../../ui/changes/changes-list.tsx';
import { words as text } from '../../ui/changes/strings.ts';
import { OverseerShell } from '../overseer-shell.tsx';

/** 变更公开 (CAT-09), as the supervisor sees it. */
export default function ChangesPage() {
  return (
    <OverseerShell title={text.title}>
      <h1>{text.title}</h1>
      <ChangesOfConditions itemAt={(code) => `/citizen/items/${encodeURIComponent(code)}`} />
    </OverseerShell>
  );
}
