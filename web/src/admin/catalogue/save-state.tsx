import type { ApiProblem } from '../../api/problem.ts';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { words } from '../strings.ts';
import styles from './definition.module.css';
import type { SaveState as State } from './use-autosave.ts';

const text = words.definition.saveStates;

/** 已保存 / 正在保存 / 没保存上, and why not. */
export function SaveState({ state, problem }: { state: State; problem: ApiProblem | null }) {
  return (
    <output className={styles.saveState} data-state={state.is}>
      {told(state, problem)}
    </output>
  );
}

function told(state: State, problem: ApiProblem | null): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'saving':
    case 'soon':
    case 'restored':
      return text[state.is];
    case 'saved':
      return text.saved(shanghaiTime(state.at).slice(11, 16));
    case 'conflict':
      return text.failed(text.conflict);
    case 'unreadable':
      return text.failed(text.unreadable);
    case 'failed':
      return text.failed(whyOf(problem));
  }
}

/** What is not filled in yet is counted; it stands at its places. */
function whyOf(problem: ApiProblem | null): string {
  const findings = problem?.facts.findings;
  return Array.isArray(findings) && problem?.code === 'catalogue.malformed-definition'
    ? text.unfinished(findings.length)
    : (problem?.reason ?? '');
}
