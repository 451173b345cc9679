import type { ProcessBranch, ProcessNode } from '@yijian/core/procedures';

/** 一行字 in the drawing: where its baseline begins, and how it is set. */
export type Line = { text: string; x: number; y: number; kind: 'name' | 'meta' | 'note' };
export type Box = {
  id: string;
  kind: ProcessNode['kind'] | 'returns' | 'ends';
  x: number;
  y: number;
  width: number;
  height: number;
  lines: Line[];
};
/** 箭头: corners in order; `back`: it is gone both ways. */
export type Arrow = { id: string; points: readonly (readonly [number, number])[]; back: boolean };
export type Drawing = { width: number; height: number; boxes: Box[]; arrows: Arrow[] };

/** Words that the drawing adds to the definition's. */
export type ProcessWords = { back: string; ends: string };

type Form = { width: number; main: number; branchX: number; beside: boolean };
const forms = {
  wide: { width: 760, main: 320, branchX: 392, beside: true },
  narrow: { width: 340, main: 340, branchX: 40, beside: false },
} satisfies Record<string, Form>;

const PAD = 14;
const GAP = 34;
const BRANCH_GAP = 12;
const sizes = { name: 16, meta: 14, note: 14 } as const;
const LEADING = 1.5;
/** Where the main way runs when branches stand below their step. */
const SPINE = 18;

/** 流程图的版面: the main way downwards; branches beside their step, on a phone below it. */
export function layoutProcess(nodes: readonly ProcessNode[], shape: keyof typeof forms, words: ProcessWords): Drawing {
  const form: Form = forms[shape];
  const boxes: Box[] = [];
  const arrows: Arrow[] = [];
  let y = 0;
  nodes.forEach((node, index) => {
    const main = boxOf(node.id, node.kind, mainLines(node), { x: 0, y, width: form.main });
    const row = placeBranches(node, main, form, words);
    boxes.push(main, ...row.boxes);
    arrows.push(...row.arrows);
    const bottom = row.bottom + GAP;
    const x = form.beside ? form.main / 2 : SPINE;
    if (index < nodes.length - 1)
      arrows.push({
        id: `${node.id}-on`,
        points: [
          [x, main.y + main.height],
          [x, bottom],
        ],
        back: false,
      });
    y = bottom;
  });
  return { width: form.width, height: Math.max(0, y - GAP), boxes, arrows };
}

type Row = { boxes: Box[]; arrows: Arrow[]; bottom: number };

function placeBranches(node: ProcessNode, main: Box, form: Form, words: ProcessWords): Row {
  const row: Row = { boxes: [], arrows: [], bottom: main.y + main.height };
  let y = form.beside ? main.y : row.bottom + BRANCH_GAP;
  for (const branch of node.branches) {
    const id = `${node.id}/${branch.id}`;
    const place = { x: form.branchX, y, width: form.width - form.branchX };
    const box = boxOf(id, branch.returns ? 'returns' : 'ends', branchLines(branch, words), place);
    row.boxes.push(box);
    const points = wayTo(box, main, form);
    row.arrows.push({ id, points, back: branch.returns && points.length === 2 });
    y = box.y + box.height + BRANCH_GAP;
    row.bottom = Math.max(row.bottom, box.y + box.height);
  }
  return row;
}

/** From the step to its branch: straight to the side, or round the corner where the branch stands lower than the step. */
function wayTo(box: Box, main: Box, form: Form): Arrow['points'] {
  const middle = box.y + box.height / 2;
  if (!form.beside)
    return [
      [SPINE, middle],
      [box.x, middle],
    ];
  const from = Math.min(middle, main.y + main.height / 2);
  if (middle <= main.y + main.height - 8)
    return [
      [main.width, middle],
      [box.x, middle],
    ];
  const turn = main.width + (box.x - main.width) / 2;
  return [
    [main.width, from],
    [turn, from],
    [turn, middle],
    [box.x, middle],
  ];
}

type Said = { text: string; kind: Line['kind'] };

const mainLines = (node: ProcessNode): Said[] => [
  { text: node.name, kind: 'name' },
  { text: [node.by, node.limit].filter(Boolean).join(' · '), kind: 'meta' },
  { text: node.note ?? '', kind: 'note' },
];
const branchLines = (branch: ProcessBranch, words: ProcessWords): Said[] => [
  { text: branch.when, kind: 'note' },
  { text: branch.name, kind: 'name' },
  { text: [branch.note, branch.returns ? words.back : words.ends].filter(Boolean).join('；'), kind: 'note' },
];

function boxOf(
  id: string,
  kind: Box['kind'],
  said: readonly Said[],
  { x, y, width }: { x: number; y: number; width: number },
): Box {
  const lines: Line[] = [];
  let at = y + PAD;
  for (const one of said) {
    const size = sizes[one.kind];
    for (const text of wrapText(one.text, (width - 2 * PAD) / size)) {
      at += size * LEADING;
      lines.push({ text, x: x + PAD, y: at - size * 0.4, kind: one.kind });
    }
  }
  return { id, kind, x, y, width, height: at - y + PAD, lines };
}

/** 断行: `room` in widths of one Chinese character; closing marks do not begin a line. */
export function wrapText(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const width = /[\u0020-\u007e·]/.test(character) ? 0.56 : 1;
    if (used + width > room && !/[，。；、：）》」”]/.test(character)) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += width;
  }
  return line === '' ? lines : [...lines, line];
}
