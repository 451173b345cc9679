import { PageShell } from '../ui/page-shell.tsx';

export default function HomePage() {
  return (
    <PageShell face="citizen" title="首页">
      <h1>想办什么事？</h1>
    </PageShell>
  );
}
