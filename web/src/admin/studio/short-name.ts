const LONGEST = 24;
const HEAD = 11;
const TAIL = 10;

/** 短名: what tells long names apart often stands at their end, so they are cut in the middle. */
export function shortName(name: string): string {
  const letters = [...name];
  return letters.length <= LONGEST ? name : `${letters.slice(0, HEAD).join('')}…${letters.slice(-TAIL).join('')}`;
}
