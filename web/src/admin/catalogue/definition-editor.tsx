import type { DecisionTable } from '@yijian/core/contract';
import { useMemo, useState } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { ItemForm } from '../items/item-form.tsx';
import { words as items } from '../items/strings.ts';
import { placeWords } from '../place-words.ts';
import { words } from '../strings.ts';
import { readText, textOf } from '../studio/definition-text.ts';
import { problemsOf } from '../studio/problem-list.ts';
import { TableEditor } from '../tables/table-editor.tsx';
import styles from './definition.module.css';
import { EditorFrame } from './editor-frame.tsx';
import { TextPane } from './text-pane.tsx';
import { useDraftSaver } from './use-draft-saver.ts';
import { useKeptText } from './use-kept-text.ts';
import { useLiveLint } from './use-live-lint.ts';

const text = words.definition;
type Props = { history: DefinitionHistory };
type View = 'sections' | 'text';
const views: readonly View[] = ['sections', 'text'];

/** 修改定义: an item by sections or as text, a decision table as a grid, others as text. Bundles are edited in their studio. */
export function DefinitionEditor({ history }: Props) {
  const { kind, code, draft, body } = history.definition;
  if (kind === 'bundle')
    return <PageLink to={`/admin/bundles/${encodeURIComponent(code)}`}>{text.bundlesNote}</PageLink>;
  return kind === 'decisionTable' ? (
    <TableEditor history={history} start={(draft?.body ?? body) as DecisionTable} />
  ) : (
    <BodyEditor history={history} />
  );
}

const print = (definition: unknown): string => textOf(definition, 'yaml');

function BodyEditor({ history }: Props) {
  const { kind, code, draft, body } = history.definition;
  const saver = useDraftSaver(history);
  const kept = useKeptText(`${kind}:${code}`, print(draft?.body ?? body), saver.from);
  const asked = useQueryText('as');
  const [view, setView] = useState<View>(kind === 'item' && asked !== 'text' ? 'sections' : 'text');
  const [target, setTarget] = useState<{ place: string } | null>(null);
  const read = useMemo(() => readText(kept.text), [kept.text]);
  const isReadable = read.faults.length === 0;
  const live = useLiveLint(isReadable ? read.definition : null);
  const findings = useMemo(
    () => problemsOf(read.faults, live ?? history.findings),
    [read.faults, live, history.findings],
  );
  const jump = (place: string): void => {
    if (place.startsWith('line:')) setView('text');
    setTarget({ place });
  };
  return (
    <EditorFrame
      history={history}
      kept={kept}
      saver={saver}
      definition={isReadable ? read.definition : null}
      print={print}
      findings={findings}
      where={(finding) => (
        <button type="button" className={styles.jump} onClick={() => jump(finding.place)}>
          {placeWords(finding.place, `${kind}:${code}`) || text.edit}
        </button>
      )}
    >
      {kind === 'item' && (
        <fieldset className={styles.views} aria-label={items.tabsLabel}>
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {items.tabs[name]}
            </button>
          ))}
        </fieldset>
      )}
      {view === 'text' ? (
        <TextPane history={history} kept={kept} read={read} findings={findings} target={target} />
      ) : (
        <ItemForm
          history={history}
          definition={isReadable ? read.definition : null}
          findings={findings}
          target={target}
          onItem={(item) => kept.setText(print(item))}
          onText={() => setView('text')}
        />
      )}
    </EditorFrame>
  );
}
