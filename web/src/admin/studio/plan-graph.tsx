import '@xyflow/react/dist/style.css';
import {
  BaseEdge,
  Controls,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CompiledRelease, PlanNode } from '../../api/studio.ts';
import { daysWords } from './days-words.ts';
import { layout, NODE_HEIGHT, NODE_WIDTH, type Placed, type Shape } from './graph-layout.ts';
import styles from './plan-graph.module.css';
import { isOnLongestWay, type Standing } from './plan-standing.ts';
import { labelPoint, type Point, roundedPath } from './rounded-path.ts';
import { shortName } from './short-name.ts';
import { words } from './strings.ts';

const text = words.plan;
type MemberNode = Node<{ node: PlanNode; standing: Standing }, 'member'>;
type ReasonEdge = Edge<
  { reason: string; kind: 'explicit' | 'implied'; critical: boolean; out: boolean; points: Point[] },
  'reason'
>;

type Props = {
  release: CompiledRelease;
  standings: ReadonlyMap<string, Standing>;
  onOpen: (member: string) => void;
};

/** 编排图: members as boxes in layers, what waits for what as arrows. Everything in it also stands in the list beside it. */
export default function PlanGraph(props: Props) {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
}

function Graph({ release, standings, onOpen }: Props) {
  const placed = usePlaced(release);
  const flow = useReactFlow();
  const box = useRef<HTMLDivElement>(null);
  const height = useRoom(placed, box);
  useEffect(() => {
    if (!placed) return undefined;
    // The canvas takes its new height first.
    const frame = requestAnimationFrame(() => void flow.fitView(fit));
    return () => cancelAnimationFrame(frame);
  }, [placed, height, flow]);
  const nodes = useMemo(
    () => (placed ? release.nodes.map((node) => nodeOf(node, { placed, standings })) : []),
    [placed, release, standings],
  );
  const edges = useMemo(
    () => (placed ? release.edges.map((edge) => edgeOf(edge, { placed, standings })) : []),
    [placed, release, standings],
  );
  if (!placed) return <p className={styles.drawing}>{text.drawing}</p>;
  return (
    <div ref={box} className={styles.canvas} style={{ height }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable
        edgesFocusable={false}
        deleteKeyCode={null}
        minZoom={0.3}
        maxZoom={1.6}
        preventScrolling={false}
        zoomOnScroll={false}
        panOnScroll={false}
        fitView
        fitViewOptions={fit}
        ariaLabelConfig={words.aria}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_, node) => onOpen(node.id)}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

const fit = { padding: { x: '20px', y: '16px' }, maxZoom: 1 } as const;
const CORNER = 6;
const HEIGHT_MAX = 400;
const HEIGHT_MIN = 170;

/** As high as the drawing needs when it fills the width, within reason. */
function useRoom(placed: Placed | null, box: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  const isDrawn = placed !== null;
  useEffect(() => {
    if (!isDrawn || !box.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [isDrawn, box]);
  if (!placed || width === 0) return HEIGHT_MIN;
  const zoom = Math.min(1, (width - 40) / placed.width);
  return Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, placed.height * zoom + 36));
}

/** Laid out again only when members or edges change. */
function usePlaced({ nodes, edges }: CompiledRelease): Placed | null {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const shape = JSON.stringify({ ids: nodes.map(({ id }) => id), edges: edges.map(({ from, to }) => ({ from, to })) });
  useEffect(() => {
    let isCurrent = true;
    void layout(JSON.parse(shape) as Shape).then((found) => isCurrent && setPlaced(found));
    return () => {
      isCurrent = false;
    };
  }, [shape]);
  const isComplete = placed !== null && nodes.every((node) => placed.at.has(node.id));
  return isComplete ? placed : null;
}

type Drawn = { placed: Placed; standings: ReadonlyMap<string, Standing> };
const fallback: Standing = { included: null, critical: false, promisedDays: 0, plannedDays: 0, onPath: null };

function nodeOf(node: PlanNode, at: Drawn): MemberNode {
  const standing = at.standings.get(node.id) ?? fallback;
  return {
    id: node.id,
    type: 'member',
    position: at.placed.at.get(node.id) ?? { x: 0, y: 0 },
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
    ariaLabel: `${node.name}，${node.authorityName}，${daysWords(standing)}，${text.inSituation[String(standing.included)]}`,
    data: { node, standing },
  };
}

function edgeOf(
  { from, to, kind, reason }: CompiledRelease['edges'][number],
  { placed, standings }: Drawn,
): ReasonEdge {
  const points = placed.lines.get(`${from}-${to}`) ?? [];
  const ends = [standings.get(from), standings.get(to)];
  const critical = isOnLongestWay(ends[0], ends[1]);
  const out = ends.some((end) => end?.included === false);
  const colour = out ? '#c9d1db' : critical ? '#0b4fb3' : '#5d6878';
  return {
    id: `${from}-${to}`,
    source: from,
    target: to,
    type: 'reason',
    markerEnd: {
      type: MarkerType.ArrowClosed,
      color: colour,
      width: critical && !out ? 11 : 16,
      height: critical && !out ? 11 : 16,
    },
    style: {
      stroke: colour,
      strokeWidth: critical && !out ? 2.5 : 1.5,
      strokeDasharray: kind === 'implied' ? '6 4' : undefined,
    },
    data: { reason, kind, critical, out, points },
  };
}

function MemberBox({ data: { node, standing } }: NodeProps<MemberNode>) {
  return (
    <div
      className={styles.node}
      data-included={String(standing.included)}
      data-critical={standing.critical}
      data-kind={node.node}
    >
      <Handle type="target" position={Position.Left} className={styles.handle} />
      <p className={styles.name} title={node.name}>
        {shortName(node.name)}
      </p>
      <p className={styles.foot}>
        <span className={styles.by}>{node.node === 'strand' ? node.authorityName : text.node[node.node]}</span>
        <span className={styles.days}>
          {standing.included === true ? daysWords(standing) : text.inSituation[String(standing.included)]}
        </span>
      </p>
      <Handle type="source" position={Position.Right} className={styles.handle} />
    </div>
  );
}

function ReasonLine({ data, markerEnd, style }: EdgeProps<ReasonEdge>) {
  if (!data) return null;
  const { x, y } = labelPoint(data.points);
  return (
    <>
      <g>
        <title>{data.reason}</title>
        <BaseEdge path={roundedPath(data.points, CORNER)} markerEnd={markerEnd} style={style} />
      </g>
      {data.kind === 'implied' && !data.out && (
        <EdgeLabelRenderer>
          <span
            className={styles.reason}
            title={data.reason}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {text.usesResult}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const nodeTypes = { member: MemberBox };
const edgeTypes = { reason: ReasonLine };
