import { shiftDay } from '@yijian/core/calendar';
import type { Random } from '#platform';

/** Letters and digits that cannot be taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LETTERS = 8;
const PREFIX = 'trial-';

/** 试办码: eight letters and digits, 40 bits; it opens a page with nothing of anybody's, so it may be sent and read out. */
export const newTrialCode = (random: Random): string =>
  [...random(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** 试办地址: a trial is applied for under `trial-<code>`, as a single item is under `single-<item>`. */
export const trialAddress = (code: string): string => PREFIX + code;

/** 是不是试办地址: whether a code of a bundle names a trial. */
export const isTrialAddress = (bundle: string): boolean => /^trial-[2-9A-HJ-NP-Z]{8}$/.test(bundle);
export const codeOfAddress = (address: string): string => address.slice(PREFIX.length);

/** Last day of a trial of so many days, the first one counted. */
export const trialEndsOn = (today: string, days: number): string => shiftDay(today, days - 1);
