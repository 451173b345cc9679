import { Empty } from './empty.tsx';
import { words } from './strings.ts';

/** 页面故障: a page threw while drawing itself; also when a new version replaced the files of an open tab. */
export function PageFault() {
  return (
    <main>
      <Empty
        title={words.faultTitle}
        level={1}
        next={
          <button type="button" onClick={() => location.reload()}>
            {words.reload}
          </button>
        }
      >
        {words.faultText}
      </Empty>
    </main>
  );
}
