import type { Answers, Question, ServiceItem, Timeline } from '@yijian/core/contract';
import { type KeyboardEvent, lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { Bundle } from '@yijian/core/contract';
import type { CompiledRelease, Studio } from '../../api/studio.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { DataTab } from './data-tab.tsx';
import { FiguresTab } from './figures-tab.tsx';
import { FormTab } from './form-tab.tsx';
import { GrantsTab } from './grants-tab.tsx';
import { MaterialsTab } from './materials-tab.tsx';
import styles from './plan.module.css';
import { PlanGantt } from './plan-gantt.tsx';
import { PlanList } from './plan-list.tsx';
import { standingsOf } from './plan-standing.ts';
import { ProofTab } from './proof-tab.tsx';
import { ReleasesTab } from './releases-tab.tsx';
import { askedQuestions, inclusionOf, timelineOf } from './situation.ts';
import { SituationsTab } from './situations-tab.tsx';
import { words } from './strings.ts';
import { useNarrow } from './use-narrow.ts';

const PlanGraph = lazy(() => import('./plan-graph.tsx'));
const text = words.plan;
const tabs = Object.keys(words.tabs);
const layouts = ['graph', 'gantt', 'list'] as const;
type Layout = (typeof layouts)[number];

export type PlanProps = {
  release: CompiledRelease;
  bundle: Bundle;
  questions: readonly Question[];
  items: ReadonlyMap<string, ServiceItem>;
  /** what is stored of it; null: never saved */
  studio: Studio | null;
  /** the compiled plan is older than what is being typed */
  isStale: boolean;
  onJump: (place: string) => void;
};

/** 合成出的方案: the graph (or list) of one situation, beneath it everything that follows from the definition. */
export function PlanPane(props: PlanProps) {
  const { release, bundle, questions, items } = props;
  const [answers, setAnswers] = useState<Answers>(release.figuresFor);
  const [tab, setTab] = useState('situations');
  const inclusion = useMemo(() => inclusionOf(bundle, questions, answers), [bundle, questions, answers]);
  const timeline = useMemo(
    () => timelineOf(release, { bundle, questions, answers, items }),
    [release, bundle, questions, answers, items],
  );
  const standings = useMemo(() => standingsOf(release, inclusion, timeline), [release, inclusion, timeline]);
  const asked = useMemo(() => askedQuestions(release, questions), [release, questions]);
  return (
    <div className={styles.plan} data-stale={props.isStale}>
      <Drawing
        release={release}
        standings={standings}
        timeline={timeline}
        onOpen={(member) => props.onJump(`bundle:${bundle.code}/members/${member}`)}
      />
      <Tabs current={tab} onTab={setTab} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a panel that scrolls must be reachable by keyboard */}
      <div className={styles.tab} id="plan-tab" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'situations' && (
          <SituationsTab
            release={release}
            bundle={bundle}
            questions={asked}
            answers={answers}
            timeline={timeline}
            inclusion={inclusion}
            onAnswers={setAnswers}
          />
        )}
        {tab === 'form' && <FormTab release={release} />}
        {tab === 'materials' && <MaterialsTab release={release} />}
        {tab === 'figures' && <FiguresTab release={release} questions={questions} />}
        {tab === 'proof' && <ProofTab release={release} />}
        {tab === 'grants' && <GrantsTab release={release} />}
        {tab === 'data' && <DataTab bundle={props.studio === null ? null : bundle.code} />}
        {tab === 'releases' && <ReleasesTab bundle={bundle.code} studio={props.studio} />}
      </div>
    </div>
  );
}

function Drawing(
  props: Pick<PlanProps, 'release'> & {
    standings: ReturnType<typeof standingsOf>;
    timeline: Timeline;
    onOpen: (member: string) => void;
  },
) {
  const isNarrow = useNarrow();
  const [wish, setWish] = useState<Layout | null>(null);
  // On a phone the boxes of a graph are too small to be read.
  const layout = wish ?? (isNarrow ? 'list' : 'graph');
  return (
    <div className={styles.drawing}>
      <div className={styles.drawingHead}>
        <ul className={styles.legend} aria-hidden={layout !== 'graph'}>
          {(['explicit', 'implied', 'critical', 'out'] as const).map((name) => (
            <li key={name} data-line={name}>
              {text.legend[name]}
            </li>
          ))}
        </ul>
        <fieldset className={styles.switch} aria-label={text.layout}>
          {layouts.map((name) => (
            <button key={name} type="button" aria-pressed={layout === name} onClick={() => setWish(name)}>
              {text[name]}
            </button>
          ))}
        </fieldset>
      </div>
      {layout === 'list' && <PlanList {...props} />}
      {layout === 'gantt' && <PlanGantt {...props} />}
      {layout === 'graph' && (
        <Suspense fallback={<LoadingBlock lines={3} />}>
          <PlanGraph {...props} />
        </Suspense>
      )}
    </div>
  );
}

/** 页签: one stop for the Tab key; the arrows go from one to the next. */
function Tabs({ current, onTab }: { current: string; onTab: (tab: string) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]!;
    onTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={words.tabsLabel} ref={list} tabIndex={-1} onKeyDown={onKey}>
      {tabs.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={current === name}
          aria-controls="plan-tab"
          tabIndex={current === name ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {words.tabs[name]}
        </button>
      ))}
    </div>
  );
}
