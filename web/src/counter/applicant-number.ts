import { checkIdNumber, checkUscc } from '@yijian/core/identifiers';

export type ApplicantKind = 'person' | 'organisation';

/** 号码判读: what a typed number is so far. `state`: empty, still being typed, right, or wrong with words for the clerk. */
export type NumberReading =
  | { state: 'empty' }
  | { state: 'typing'; typed: number }
  | { state: 'right' }
  | { state: 'wrong'; reason: string; remedy: string };

const LENGTH = 18;

/** 规整: scanners and hands bring spaces, lower case and full-width characters; a number never contains them. */
export function tidyNumber(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/**
 * 猜对象: organisation or person, from the shape of a number that may still be incomplete. A complete number is told by its own
 * check digit; before that, 91–93 and a letter before the last place speak for an organisation.
 */
export function guessKind(number: string): ApplicantKind {
  if (checkUscc(number).ok) return 'organisation';
  if (checkIdNumber(number).ok) return 'person';
  if (/^9[123Y]/.test(number) || /[A-Z]/.test(number.slice(0, LENGTH - 1))) return 'organisation';
  // Registers other than enterprises begin 11, 12, 5x; an identity number begins with a province and 17 digits follow.
  return 'person';
}

/** 边输边核: reads a tidied number as the given kind. */
export function readNumber(kind: ApplicantKind, number: string): NumberReading {
  if (number === '') return { state: 'empty' };
  if ([...number].length < LENGTH) return { state: 'typing', typed: [...number].length };
  const verdict = kind === 'organisation' ? checkUscc(number) : checkIdNumber(number);
  return verdict.ok ? { state: 'right' } : { state: 'wrong', reason: verdict.reason, remedy: verdict.remedy };
}
