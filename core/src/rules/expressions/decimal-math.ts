/**
 * 精确计算: arithmetic on decimal strings without floats. Sums and products are exact; a quotient is rounded half to even
 * to 34 significant digits (as FEEL's decimal128, DMN 1.5, 10.3.2.3.1).
 */
import { canonicalDecimal, isDecimal } from '../decimal.ts';

/** Significant digits of a quotient that does not come out even. */
export const quotientDigits = 34;

type Scaled = { digits: bigint; scale: number };

/** Whole numbers this short add and subtract exactly as doubles. */
const shortWhole = /^-?\d{1,14}$/;

/** 加. */
export function addDecimals(left: string, right: string): string {
  if (shortWhole.test(left) && shortWhole.test(right)) return String(Number(left) + Number(right) || 0);
  const [one, other, scale] = aligned(left, right);
  return written({ digits: one + other, scale });
}

/** 减. */
export function subtractDecimals(left: string, right: string): string {
  if (shortWhole.test(left) && shortWhole.test(right)) return String(Number(left) - Number(right) || 0);
  const [one, other, scale] = aligned(left, right);
  return written({ digits: one - other, scale });
}

/** 乘. */
export function multiplyDecimals(left: string, right: string): string {
  const one = scaled(left);
  const other = scaled(right);
  return written({ digits: one.digits * other.digits, scale: one.scale + other.scale });
}

/** 除: `null` when the divisor is zero (there is no such number). */
export function divideDecimals(left: string, right: string): string | null {
  const one = scaled(left);
  const other = scaled(right);
  if (other.digits === 0n) return null;
  const shift = Math.max(0, quotientDigits + lengthOf(other.digits) - lengthOf(one.digits) + 1);
  const dividend = one.digits * 10n ** BigInt(shift);
  const digits = dividend / other.digits;
  const rest = dividend % other.digits;
  const surplus = Math.max(0, lengthOf(digits) - quotientDigits);
  const scale = one.scale - other.scale + shift;
  return written({ digits: rounded(digits, surplus, rest !== 0n), scale: scale - surplus });
}

export type Rounding = 'half-even' | 'half-up' | 'floor' | 'ceiling';

/** 取整到几位小数: `places` may be negative (to tens, hundreds). */
export function roundDecimal(text: string, places: number, rounding: Rounding): string {
  const { digits, scale } = scaled(text);
  const surplus = scale - places;
  if (surplus <= 0) return canonicalDecimal(text);
  const unit = 10n ** BigInt(surplus);
  const down = digits / unit - (digits < 0n && digits % unit !== 0n ? 1n : 0n);
  const isWhole = digits % unit === 0n;
  if (rounding === 'half-even') return written({ digits: rounded(digits, surplus, false), scale: places });
  if (rounding === 'half-up') {
    const size = digits < 0n ? -digits : digits;
    const up = (size + unit / 2n) / unit;
    return written({ digits: digits < 0n ? -up : up, scale: places });
  }
  return written({ digits: rounding === 'floor' || isWhole ? down : down + 1n, scale: places });
}

/** The digits without the last `surplus`, half to even; `more` when something not zero follows them. */
function rounded(digits: bigint, surplus: number, more: boolean): bigint {
  if (surplus === 0) return digits;
  const unit = 10n ** BigInt(surplus);
  const size = digits < 0n ? -digits : digits;
  const kept = size / unit;
  const rest = (size % unit) * 2n;
  const up = rest > unit || (rest === unit && (more || kept % 2n === 1n));
  const outcome = up ? kept + 1n : kept;
  return digits < 0n ? -outcome : outcome;
}

/** Facts are checked where they enter; what is no decimal is a fault of whoever stored it. The value is not told. */
function scaled(text: string): Scaled {
  if (!isDecimal(text)) throw new TypeError('a value in the rule does not have the shape of a number');
  const point = text.indexOf('.');
  if (point < 0) return { digits: BigInt(text), scale: 0 };
  return { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

function aligned(left: string, right: string): [bigint, bigint, number] {
  const one = scaled(left);
  const other = scaled(right);
  const scale = Math.max(one.scale, other.scale);
  return [one.digits * 10n ** BigInt(scale - one.scale), other.digits * 10n ** BigInt(scale - other.scale), scale];
}

function written({ digits, scale }: Scaled): string {
  if (scale <= 0) return String(digits * 10n ** BigInt(-scale));
  const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return canonicalDecimal(`${digits < 0n ? '-' : ''}${size.slice(0, -scale)}.${size.slice(-scale)}`);
}

function lengthOf(digits: bigint): number {
  return String(digits < 0n ? -digits : digits).length;
}
