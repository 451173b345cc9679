import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { RunningReport } from '../../ui/running/running-report.tsx';
import { runningWords } from '../../ui/running/strings.ts';
import { OverseerShell } from '../overseer-shell.tsx';

/** 主题运行监测 (THG-19) for supervisors. */
export default function RunningPage() {
  return (
    <OverseerShell title={runningWords.title}>
      <PageLink to="/overseer">‹ {runningWords.toBoard}</PageLink>
      <RunningReport bundle={usePathPart('bundle')} />
    </OverseerShell>
  );
}
