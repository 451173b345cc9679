/** 签名位置: finds the signature dictionaries of a PDF and what each of them covers. Pure. */
import { readObject } from './pdf-objects.ts';
import { type PdfDictionary, PdfSyntaxError, type PdfValue } from './pdf-syntax.ts';

/** A signature dictionary found in a file. */
export interface FoundSignature {
  /** Covered bytes are [0, gapStart) and [gapEnd, end). */
  gapStart: number;
  gapEnd: number;
  end: number;
  /** DER of the CMS; undefined when the place of the signature is not well-formed (padding, case, second range). */
  cms?: Buffer;
  reason?: string;
  name?: string;
  /** ISO instant from /M. */
  signedAt?: string;
}

/** What a file holds: signatures in the order of the revisions they cover, and whether there are broken remains of others. */
export interface SignatureSearch {
  signatures: FoundSignature[];
  remains: boolean;
}

/** Finds all signatures. Remains of a signature whose dictionary is broken are reported: a removed seal leaves traces. */
export function findSignatures(text: string): SignatureSearch {
  const signatures: FoundSignature[] = [];
  let marks = 0;
  for (const match of text.matchAll(/\/ByteRange\b/g)) {
    marks += 1;
    if (marks > SIGNATURES_MAX) return { signatures, remains: true };
    const found = readSignatureAt(text, match.index);
    if (found) signatures.push(found);
  }
  signatures.sort((left, right) => left.end - right.end);
  const traces = TRACES.some((trace) => text.includes(trace));
  return { signatures, remains: marks > signatures.length || (signatures.length === 0 && traces) };
}

/** No document of an office carries more; a hostile one must not make us read the same object a million times. */
const SIGNATURES_MAX = 64;
const TRACES = ['/Type /Sig', '/FT /Sig', '/SigFlags', '/ETSI.CAdES.detached', '/Adobe.PPKLite', '/adbe.pkcs7'];

function readSignatureAt(text: string, at: number): FoundSignature | undefined {
  const heads = [...text.slice(Math.max(0, at - 2000), at).matchAll(/\d+ 0 obj\b/g)];
  const head = heads.at(-1);
  if (!head) return undefined;
  try {
    const object = readObject(text, Math.max(0, at - 2000) + head.index);
    return fromDictionary(text, object.value as PdfDictionary, object.end);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function fromDictionary(text: string, dictionary: PdfDictionary, objectEnd: number): FoundSignature | undefined {
  const { entries } = dictionary;
  const range = entries.get('/ByteRange');
  if (entries.get('/Type') !== '/Sig' || !isRange(range)) return undefined;
  const [start, gapStart, gapEnd, rest] = range;
  const end = gapEnd + rest;
  const isPlaced =
    start === 0 && gapEnd < objectEnd && end <= text.length && text.slice(0, gapStart).endsWith('/Contents ');
  return {
    gapStart,
    gapEnd,
    end,
    cms: isPlaced ? readContents(text.slice(gapStart, gapEnd)) : undefined,
    reason: readText(entries.get('/Reason')),
    name: readText(entries.get('/Name')),
    signedAt: readDate(entries.get('/M')),
  };
}

function isRange(value: PdfValue | undefined): value is [number, number, number, number] {
  return Array.isArray(value) && value.length === 4 && value.every((item) => Number.isInteger(item));
}

/** The CMS inside `<…>`: lower-case hexadecimal, then zeros only; this part is not signed, so nothing may vary in it. */
function readContents(gap: string): Buffer | undefined {
  if (!/^<(?:[0-9a-f]{2})+>$/.test(gap)) return undefined;
  const bytes = Buffer.from(gap.slice(1, -1), 'hex');
  const length = derLength(bytes);
  if (length === undefined || length > bytes.length || bytes.subarray(length).some((byte) => byte !== 0))
    return undefined;
  return bytes.subarray(0, length);
}

/** Whole length of the DER value at the beginning. */
function derLength(bytes: Buffer): number | undefined {
  const first = bytes[1];
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const size = first & 0x7f;
  return size >= 1 && size <= 4 && bytes.length > 2 + size ? 2 + size + bytes.readUIntBE(2, size) : undefined;
}

function readText(value: PdfValue | undefined): string | undefined {
  if (!value || typeof value !== 'object' || Array.isArray(value) || value.kind !== 'string') return undefined;
  const bytes = Buffer.from(value.bytes, 'latin1');
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0;
  return isWide ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : value.bytes;
}

function readDate(value: PdfValue | undefined): string | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(readText(value) ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
