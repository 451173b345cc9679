import type { ElkEdgeSection, ElkNode } from 'elkjs/lib/elk-api.js';
import ElkApi from 'elkjs/lib/elk-api.js';
import type { Point } from './rounded-path.ts';
import workerAddress from 'elkjs/lib/elk-worker.min.js?url';

export const NODE_WIDTH = 204;
export const NODE_HEIGHT = 74;

/** 形状: what there is to lay out. */
export type Shape = { ids: string[]; edges: { from: string; to: string }[] };

/** 排好的图: the place of every box, the corners of every arrow by `from-to`, and how much room the whole takes. */
export type Placed = {
  width: number;
  height: number;
  at: ReadonlyMap<string, Point>;
  lines: ReadonlyMap<string, Point[]>;
};

let engine: InstanceType<typeof ElkApi> | undefined;

/** 排图: layers by what waits for what, in a worker, so that typing stays quick. */
export async function layout({ ids, edges }: Shape): Promise<Placed> {
  engine ??= new ElkApi({ workerFactory: () => new Worker(workerAddress) });
  const graph: ElkNode = {
    id: 'plan',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '48',
      'elk.layered.spacing.edgeNodeBetweenLayers': '18',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.spacing.nodeNode': '14',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    },
    children: ids.map((id) => ({ id, width: NODE_WIDTH, height: NODE_HEIGHT })),
    edges: edges.map(({ from, to }) => ({ id: `${from}-${to}`, sources: [from], targets: [to] })),
  };
  const placed = await engine.layout(graph);
  const at = new Map((placed.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const lines = new Map((placed.edges ?? []).map(({ id, sections }) => [id, (sections ?? []).flatMap(cornersOf)]));
  return { width: placed.width ?? 0, height: placed.height ?? 0, at, lines };
}

const cornersOf = ({ startPoint, bendPoints, endPoint }: ElkEdgeSection): Point[] => [
  startPoint,
  ...(bendPoints ?? []),
  endPoint,
];
