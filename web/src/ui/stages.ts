/** 先后: `from` must be done before `to` begins. */
export type Order = { from: string; to: string };

/**
 * 分步: puts parallel work side by side. Stage 0 waits for nobody; every other one stands after the last of what it waits for.
 * Keeps the given order within a stage; edges to unknown ids are ignored; a circle (refused by the compiler) ends in one stage.
 */
export function stagesOf(ids: readonly string[], edges: readonly Order[]): string[][] {
  const known = new Set(ids);
  const stage = new Map(ids.map((id) => [id, 0]));
  const real = edges.filter((edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to);
  for (let round = 0; round < ids.length; round += 1) {
    const late = real.filter((edge) => stage.get(edge.to)! <= stage.get(edge.from)!);
    if (late.length === 0) break;
    for (const edge of late) stage.set(edge.to, Math.min(ids.length - 1, stage.get(edge.from)! + 1));
  }
  const last = Math.max(0, ...stage.values());
  return Array.from({ length: last + 1 }, (_, index) => ids.filter((id) => stage.get(id) === index)).filter(
    (group) => group.length > 0,
  );
}
