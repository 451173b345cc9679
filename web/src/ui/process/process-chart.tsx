import type { ProcessNode } from '@yijian/core/procedures';
import { useId } from 'react';
import { type Box, type Drawing, layoutProcess } from './layout-process.ts';
import styles from './process-chart.module.css';
import { words as text } from './strings.ts';

type Props = { nodes: readonly ProcessNode[]; version: number };

/** 审批流程图 (CAT-38): drawn from the version in force; the same in words beneath it, for readers who do not see it. */
export function ProcessChart({ nodes, version }: Props) {
  const id = useId();
  return (
    <figure className={styles.figure}>
      <Chart drawing={layoutProcess(nodes, 'wide', text)} className={styles.wide} label={text.title} describedBy={id} />
      <Chart
        drawing={layoutProcess(nodes, 'narrow', text)}
        className={styles.narrow}
        label={text.title}
        describedBy={id}
      />
      <figcaption className="secondary">{text.drawnFrom(version)}</figcaption>
      <details className={styles.inWords}>
        <summary>{text.inWords}</summary>
        <ol id={id}>
          {nodes.map((node) => (
            <li key={node.id}>
              <b>{node.name}</b>
              {[node.by, node.limit, node.note].filter(Boolean).length > 0 && '：'}
              {[node.by, node.limit, node.note].filter(Boolean).join('，')}
              {node.branches.length > 0 && (
                <ul>
                  {node.branches.map((branch) => (
                    <li key={branch.id}>
                      {text.branch(branch.when, branch.name)}
                      {branch.note && `，${branch.note}`}；{branch.returns ? text.back : text.ends}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

type ChartProps = { drawing: Drawing; className?: string; label: string; describedBy: string };

function Chart({ drawing, className, label, describedBy }: ChartProps) {
  const head = useId();
  return (
    <svg
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      className={className}
      viewBox={`-2 -2 ${drawing.width + 4} ${drawing.height + 4}`}
    >
      <defs>
        <marker
          id={head}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto-start-reverse"
        >
          <path d="M0 0 8 4 0 8z" className={styles.head} />
        </marker>
      </defs>
      {drawing.arrows.map((arrow) => (
        <polyline
          key={arrow.id}
          className={styles.arrow}
          data-back={arrow.back}
          points={arrow.points.map((point) => point.join(',')).join(' ')}
          markerEnd={`url(#${head})`}
          markerStart={arrow.back ? `url(#${head})` : undefined}
        />
      ))}
      {drawing.boxes.map((box) => (
        <BoxOf key={box.id} box={box} />
      ))}
    </svg>
  );
}

function BoxOf({ box }: { box: Box }) {
  const isEnd = box.kind === 'begin' || box.kind === 'end';
  return (
    <g>
      <rect
        className={styles.box}
        data-kind={box.kind}
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx={isEnd ? 22 : 6}
      />
      {box.lines.map((line) => (
        <text key={`${line.y}`} className={styles[line.kind]} x={line.x} y={line.y}>
          {line.text}
        </text>
      ))}
    </g>
  );
}
