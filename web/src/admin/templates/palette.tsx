import type { Act, ActVariable } from '../../api/templates.ts';
import { words } from './strings.ts';
import styles from './templates.module.css';

type Props = { act: Act; onPick: (text: string) => void };

/** 变量表: every fact that this kind of letter has, by its Chinese name; pressed, it stands at the caret. Below it, how to write. */
export function Palette({ act, onPick }: Props) {
  return (
    <section className={styles.palette} aria-label={words.palette}>
      <h2>{words.palette}</h2>
      <p className="secondary">{words.paletteHint}</p>
      <ul className={styles.variables}>
        {act.variables.map((variable) => (
          <li key={variable.name}>
            <button type="button" onClick={() => onPick(written(variable))} title={detail(variable)}>
              <span>{variable.name}</span>
              <small>{formOf(variable)}</small>
            </button>
          </li>
        ))}
      </ul>
      <details className={styles.rules}>
        <summary>{words.howTo}</summary>
        <dl>
          {words.rules.map(([mark, says]) => (
            <div key={mark}>
              <dt>{mark}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}

const formOf = ({ as, optional }: ActVariable): string =>
  [words.forms[as], optional && words.optional].filter(Boolean).join(' · ');
const detail = ({ columns, ...variable }: ActVariable): string =>
  columns.length === 0 ? formOf({ ...variable, columns }) : `${words.columns}：${columns.join('、')}`;

/** As it stands in the text: lists as their own line, what may be absent in brackets. */
function written({ name, as, optional, columns }: ActVariable): string {
  if (as === 'rows') return `【表格】{${name}}：${columns.join('、')}`;
  if (as === 'yesNo') return `[有{${name}}：]`;
  if (as === 'texts') return `【分条】{${name}}`;
  return optional ? `[{${name}}]` : `{${name}}`;
}
