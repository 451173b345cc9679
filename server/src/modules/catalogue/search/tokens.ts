/** 规整 what is searched and what is asked: full width to half, small letters, everything but letters and digits is a gap. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} .\-_]+/gu, ' ')
    .trim();

/** Runs of Han and of other letters. */
export const runs = (text: string): string[] => normalised(text).match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? [];
export const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);

/** 字与二字: what is indexed of a text: single characters, pairs, other words whole. They find more than dictionary words do. */
export function tokens(text: string): string[] {
  return runs(text).flatMap((run) => (isHan(run) ? [...run, ...pairs(run)] : [run]));
}

/** What is asked: pairs; a single character only where it stands alone. */
export function askedTokens(text: string): string[] {
  return runs(text).flatMap((run) => (isHan(run) && [...run].length > 1 ? pairs(run) : [run]));
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
