import { Empty } from './empty.tsx';
import { PageLink } from './navigation.tsx';
import { PageShell } from './page-shell.tsx';
import { words } from './strings.ts';

/** 没有这个页面 (404). */
export function LostPage() {
  return (
    <PageShell face="citizen" title={words.lostTitle} width="narrow">
      <Empty title={words.lostTitle} level={1} next={<PageLink to="/">{words.home}</PageLink>}>
        {words.lostText}
      </Empty>
    </PageShell>
  );
}
