import { ApproverShell } from '../../ui/approver-shell.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { RunningReport } from '../../ui/running/running-report.tsx';
import { runningWords } from '../../ui/running/strings.ts';
import { words } from './strings.ts';

/** 主题运行监测 (THG-19) for the lead department. */
export default function RunningPage() {
  return (
    <ApproverShell title={runningWords.title}>
      <PageLink to="/approver/led">‹ {words.back}</PageLink>
      <RunningReport bundle={usePathPart('bundle')} />
    </ApproverShell>
  );
}
