import type { MaterialKey, SignaturePlace } from '@yijian/core/contract';

/** 笔迹 Strokes: lines of points on a field of 1000 × 400, as they were drawn. */
export type Strokes = readonly (readonly (readonly [number, number])[])[];

/** 签署方式. `scan`: the uploaded file bears it; `paper`: a clerk saw it on the original. */
export type SigningWay = 'drawn' | 'typed' | 'scan' | 'paper' | 'withdrawn';

/** 签署记录 Signature: who signed which version of what, when and how. `drawing` and `name` are kept encrypted. */
export type Signature = {
  signatureId: string;
  material: MaterialKey;
  place: string;
  way: SigningWay;
  contentHash: string;
  accountId: string;
  personId: string | null;
  capacity: string | null;
  at: string;
  drawing: Strokes | null;
  name: string | null;
};

/** 签署任务: one place to sign in this application, with what became of it. */
export type SigningTask = {
  material: MaterialKey;
  materialName: string;
  place: SignaturePlace;
  /** what is signed: the form as filled in, or the file */
  content: 'form' | 'file' | 'nothing';
  contentHash: string;
  status: 'signed' | 'unsigned' | 'changed';
  /** an earlier place of the same material that has to be signed first */
  after: string | null;
  signature: Signature | null;
};

/** 手写签名是否像签名: a dot or a dash is none. */
export function isDrawn(strokes: Strokes): boolean {
  const points = strokes.flat();
  if (points.length < 8) return false;
  const span = (at: 0 | 1) => Math.max(...points.map((one) => one[at])) - Math.min(...points.map((one) => one[at]));
  return span(0) >= 80 && span(1) >= 30;
}

/** 笔迹作为图 for paper: an SVG of the lines; numbers only, nothing that was typed. */
export const drawStrokes = (strokes: Strokes): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 400" width="1000" height="400">${strokes
    .map(
      (line) =>
        `<polyline points="${line.map((point) => point.join(',')).join(' ')}" fill="none" stroke="#1a2f5a" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>`,
    )
    .join('')}</svg>`;
