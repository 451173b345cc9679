import type { Figure } from '@yijian/core/contract';
import styles from './figure-panel.module.css';
import { words } from './strings.ts';

type Props = { figures: readonly Figure[] };

/** 前后对比: what it would take one by one, what it takes as one thing, and the list that proves the numbers. */
export function FigurePanel({ figures }: Props) {
  return (
    <ul className={styles.panel}>
      {figures.map((figure) => (
        <li key={figure.name} className={styles.figure}>
          <p className={styles.name}>{figure.name}</p>
          <p className={styles.numbers}>
            <span className={styles.before}>
              <span className="visually-hidden">{words.before}</span>
              {figure.before}
            </span>
            <span className={styles.arrow} aria-hidden="true">
              →
            </span>
            <span className={styles.after}>
              <span className="visually-hidden">{words.after}</span>
              {figure.after}
            </span>
            <span className={styles.unit}>{figure.unit}</span>
            {figure.before > figure.after && <span className={styles.unit}>{words.reduced(reductionOf(figure))}</span>}
          </p>
          {figure.list.length > 0 && <Proof figure={figure} />}
        </li>
      ))}
    </ul>
  );
}

/** 减少率, in whole percent. */
const reductionOf = ({ before, after }: Figure): number => Math.round((100 * (before - after)) / before);

function Proof({ figure }: { figure: Figure }) {
  return (
    <details className={styles.proof}>
      <summary>{words.showList}</summary>
      <table>
        <caption className="visually-hidden">{figure.name}</caption>
        <thead>
          <tr>
            <th scope="col">{figure.name}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {figure.list.map((line, index) => (
            <tr key={`${line.label} ${index}`}>
              <th scope="row">{line.label}</th>
              <td>{line.before}</td>
              <td>{line.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
