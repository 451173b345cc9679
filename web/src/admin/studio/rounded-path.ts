export type Point = { x: number; y: number };

/** 折线 through the points with rounded corners, as an SVG path. Corners closer together than the radius get smaller ones. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return '';
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((corner, index) => {
    const before = points[index]!;
    const after = points[index + 2];
    if (!after) return void parts.push(`L${corner.x} ${corner.y}`);
    const round = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const from = towards(corner, before, round);
    const to = towards(corner, after, round);
    parts.push(`L${from.x} ${from.y}`, `Q${corner.x} ${corner.y} ${to.x} ${to.y}`);
  });
  return parts.join('');
}

const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

/** 中点 of the longest piece: where a label covers least. */
export function labelPoint(points: readonly Point[]): Point {
  const pieces = points.slice(1).map((to, index) => ({ from: points[index]!, to }));
  const [longest] = pieces.sort((one, other) => distance(other.from, other.to) - distance(one.from, one.to));
  if (!longest) return { x: 0, y: 0 };
  return { x: (longest.from.x + longest.to.x) / 2, y: (longest.from.y + longest.to.y) / 2 };
}
