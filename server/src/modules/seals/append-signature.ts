/**
 * 增量签名位 (ISO 32000-1, 7.5.6 and 12.8.1): appends an empty signature to a PDF without touching a byte before it.
 * Own code: @signpdf/placeholder-plain 3.3.0 writes Chinese reasons and names as mojibake (UTF-16 bytes encoded once
 * more as UTF-8), copies text holding `<<` unescaped, drops /ID and takes the first node of a page tree for a page.
 */
import { asDictionary, isReference, type ObjectTable, readObjectTable, resolve } from './pdf-objects.ts';
import { type PdfDictionary, type PdfReference, PdfSyntaxError, type PdfValue, writeValue } from './pdf-syntax.ts';

/** What the signature dictionary says. `signedAt` is an ISO UTC instant. */
export interface SignatureEntry {
  reason: string;
  name: string;
  signedAt: string;
}

/** A PDF with an empty signature: the signed bytes are everything outside [gapStart, gapEnd), which holds `<000…>`. */
export interface UnsignedRevision {
  pdf: Uint8Array;
  gapStart: number;
  gapEnd: number;
}

/**
 * Appends signature dictionary, invisible field, form and page entry. Works on PDFs with classic cross-reference
 * tables, which Typst writes in every version; throws PdfSyntaxError on others.
 */
export function appendSignature(pdf: Uint8Array, entry: SignatureEntry): UnsignedRevision {
  const text = Buffer.from(pdf).toString('latin1');
  const table = readObjectTable(text);
  const size = asSize(table);
  const [signature, widget] = [reference(size), reference(size + 1)];
  const form = planForm(text, table, widget, size + 2);
  const page = findFirstPage(text, table);
  const fieldName = `Signature${form.fields.length}`;
  const objects = new Map<number, string>([
    [signature.object, signatureDictionary(entry)],
    [widget.object, writeValue(widgetDictionary(signature, page, fieldName))],
    [form.ref.object, writeValue(form.value)],
    [page.object, writeValue(withAnnotation(text, table, page, widget))],
  ]);
  if (form.catalog) objects.set(form.catalog.object, writeValue(form.catalog.value));
  return fillByteRange(text + writeRevision(text, table, objects));
}

/** Room for the CMS: ours measures about 1,400 bytes with EC keys and 2,600 with RSA-2048. */
export const SIGNATURE_BYTES_MAX = 4096;
const RANGE_PLACEHOLDER = '/ByteRange [0 ********** ********** **********]';

function signatureDictionary(entry: SignatureEntry): string {
  return [
    '<<',
    '/Type /Sig',
    '/Filter /Adobe.PPKLite',
    '/SubFilter /ETSI.CAdES.detached',
    RANGE_PLACEHOLDER,
    `/Contents <${'0'.repeat(SIGNATURE_BYTES_MAX * 2)}>`,
    `/Reason ${writeValue(textString(entry.reason))}`,
    `/Name ${writeValue(textString(entry.name))}`,
    `/M (${toPdfDate(entry.signedAt)})`,
    '>>',
  ].join('\n');
}

/** Text in UTF-16BE with its mark (ISO 32000-1, 7.9.2.2): every viewer shows Chinese rightly. */
function textString(text: string): PdfValue {
  return { kind: 'string', bytes: Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('latin1') };
}

function toPdfDate(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new Error(`not an instant: ${instant}`);
  return `D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

function widgetDictionary(signature: PdfReference, page: PdfReference, name: string): PdfDictionary {
  return dictionary([
    ['/Type', '/Annot'],
    ['/Subtype', '/Widget'],
    ['/FT', '/Sig'],
    ['/T', { kind: 'string', bytes: name }],
    ['/Rect', [0, 0, 0, 0]],
    ['/F', 132],
    ['/V', signature],
    ['/P', page],
  ]);
}

interface FormPlan {
  ref: PdfReference;
  value: PdfDictionary;
  fields: PdfValue[];
  /** The catalog to rewrite, when the file had no form yet. */
  catalog?: { object: number; value: PdfDictionary };
}

function planForm(text: string, table: ObjectTable, widget: PdfReference, free: number): FormPlan {
  const root = table.newest.trailer.entries.get('/Root');
  if (!isReference(root)) throw new PdfSyntaxError('no document catalog', table.newest.at);
  const catalog = asDictionary(resolve(text, table, root));
  const known = catalog.entries.get('/AcroForm');
  const old = known === undefined ? new Map<string, PdfValue>() : asDictionary(resolve(text, table, known)).entries;
  const oldFields = resolve(text, table, old.get('/Fields'));
  const fields = [...(Array.isArray(oldFields) ? oldFields : []), widget];
  const value = dictionary([...old, ['/SigFlags', 3], ['/Fields', fields]]);
  if (isReference(known)) return { ref: known, value, fields };
  const ref = reference(free);
  return {
    ref,
    value,
    fields,
    catalog: { object: root.object, value: dictionary([...catalog.entries, ['/AcroForm', ref]]) },
  };
}

/** The first leaf of the page tree (long documents have a tree of several levels). */
function findFirstPage(text: string, table: ObjectTable): PdfReference {
  const catalog = asDictionary(resolve(text, table, table.newest.trailer.entries.get('/Root')));
  let node = catalog.entries.get('/Pages');
  for (let depth = 0; depth < 32; depth += 1) {
    if (!isReference(node)) break;
    const entries = asDictionary(resolve(text, table, node)).entries;
    if (entries.get('/Type') === '/Page') return node;
    const kids = resolve(text, table, entries.get('/Kids'));
    node = Array.isArray(kids) ? kids[0] : undefined;
  }
  throw new PdfSyntaxError('no page', table.newest.at);
}

function withAnnotation(text: string, table: ObjectTable, page: PdfReference, widget: PdfReference): PdfDictionary {
  const entries = asDictionary(resolve(text, table, page)).entries;
  const annotations = resolve(text, table, entries.get('/Annots'));
  return dictionary([...entries, ['/Annots', [...(Array.isArray(annotations) ? annotations : []), widget]]]);
}

/** The appended bytes: objects, one cross-reference section, trailer. */
function writeRevision(text: string, table: ObjectTable, objects: ReadonlyMap<number, string>): string {
  let body = text.endsWith('\n') ? '' : '\n';
  let section = 'xref\n';
  for (const [number, value] of [...objects].sort(([left], [right]) => left - right)) {
    section += `${number} 1\n${String(text.length + body.length).padStart(10, '0')} 00000 n \n`;
    body += `${number} 0 obj\n${value}\nendobj\n`;
  }
  const { trailer, at } = table.newest;
  const size = Math.max(asSize(table), ...[...objects.keys()].map((number) => number + 1));
  const kept = ['/Root', '/Info', '/ID'].flatMap((key): [string, PdfValue][] => {
    const value = trailer.entries.get(key);
    return value === undefined ? [] : [[key, value]];
  });
  const newTrailer = writeValue(dictionary([['/Size', size], ...kept, ['/Prev', at]]));
  return `${body}${section}trailer\n${newTrailer}\nstartxref\n${text.length + body.length}\n%%EOF\n`;
}

function fillByteRange(text: string): UnsignedRevision {
  const rangeAt = text.lastIndexOf(RANGE_PLACEHOLDER);
  const gapStart = text.indexOf('<', rangeAt);
  const gapEnd = text.indexOf('>', gapStart) + 1;
  const range = `/ByteRange [0 ${gapStart} ${gapEnd} ${text.length - gapEnd}]`.padEnd(RANGE_PLACEHOLDER.length);
  const filled = text.slice(0, rangeAt) + range + text.slice(rangeAt + RANGE_PLACEHOLDER.length);
  return { pdf: new Uint8Array(Buffer.from(filled, 'latin1')), gapStart, gapEnd };
}

function asSize(table: ObjectTable): number {
  const size = table.newest.trailer.entries.get('/Size');
  if (typeof size !== 'number') throw new PdfSyntaxError('trailer without /Size', table.newest.at);
  return size;
}

function reference(object: number): PdfReference {
  return { kind: 'reference', object, generation: 0 };
}

function dictionary(entries: readonly (readonly [string, PdfValue])[]): PdfDictionary {
  return { kind: 'dictionary', entries: new Map(entries) };
}
