/**
 * 后续签章判断: after a document is signed, the only change allowed is one more signature. This judges the bytes
 * appended after a signed revision; everything else (a new page content, a covering annotation, a deleted object,
 * a redirected cross-reference: the known "shadow" and "incremental saving" attacks) is a change of the document.
 */
import {
  asDictionary,
  type CrossReference,
  isReference,
  lastCrossReferenceOffset,
  type ObjectTable,
  readCrossReference,
  readObject,
  readObjectTable,
  resolve,
} from './pdf-objects.ts';
import { isSameValue, type PdfDictionary, PdfSyntaxError, type PdfValue, skipSpace } from './pdf-syntax.ts';

/** Whether `whole` is `before` plus exactly one more signature and nothing else. Pure; anything unknown answers false. */
export function addsOnlySignature(before: string, whole: string): boolean {
  try {
    const appended = readAppended(before, whole);
    const table = readObjectTable(before);
    return (
      isHonestSection(appended, before) &&
      isHonestTrailer(appended.section, table.newest) &&
      changesOnlyForm(before, table, appended)
    );
  } catch (error) {
    if (error instanceof PdfSyntaxError) return false;
    throw error;
  }
}

interface Appended {
  objects: Map<number, { at: number; value: PdfValue }>;
  section: CrossReference;
}

/** Reads the appended bytes completely: objects, one section, end. A byte left over is refused. */
function readAppended(before: string, whole: string): Appended {
  const objects: Appended['objects'] = new Map();
  let at = skipSpace(whole, before.length);
  while (!whole.startsWith('xref', at)) {
    const object = readObject(whole, at);
    if (objects.has(object.number)) throw new PdfSyntaxError('object written twice', at);
    objects.set(object.number, { at, value: object.value });
    at = skipSpace(whole, object.end);
  }
  const section = readCrossReference(whole, at);
  const tail = skipSpace(whole, section.end);
  if (!/^startxref\s+\d+\s+%%EOF\s*$/.test(whole.slice(tail)))
    throw new PdfSyntaxError('something stands after the trailer', tail);
  return { objects, section };
}

/** The section lists each appended object at its own place, nothing else, and deletes nothing. */
function isHonestSection({ objects, section }: Appended, before: string): boolean {
  const listed = [...section.offsets].every(([number, at]) => objects.get(number)?.at === at);
  const freed = [...section.freed].every((number) => number === 0);
  const previous = section.trailer.entries.get('/Prev') === lastCrossReferenceOffset(before);
  return listed && freed && previous && section.offsets.size === objects.size;
}

function isHonestTrailer(section: CrossReference, before: CrossReference): boolean {
  const known = new Set(['/Size', '/Root', '/Info', '/ID', '/Prev']);
  const [next, old] = [section.trailer.entries, before.trailer.entries];
  const isSame = (key: string): boolean => isSameValue(next.get(key) ?? null, old.get(key) ?? null);
  return [...next.keys()].every((key) => known.has(key)) && isSame('/Root') && isSame('/Info');
}

function changesOnlyForm(before: string, table: ObjectTable, { objects, section }: Appended): boolean {
  const formNumber = findFormNumber(before, table, objects, section);
  const kinds = new Map<number, 'signature' | 'field' | 'form'>();
  for (const [number, { value }] of objects) {
    if (table.offsets.has(number)) continue;
    const kind = number === formNumber ? 'form' : kindOf(value);
    if (!kind) return false;
    kinds.set(number, kind);
  }
  const isNewField = (value: PdfValue | undefined): boolean =>
    isReference(value) && kinds.get(value.object) === 'field';
  const signs = [...objects].every(([number, { value }]) => kinds.get(number) !== 'field' || pointsTo(value, kinds));
  return (
    signs &&
    [...kinds.values()].filter((kind) => kind === 'signature').length === 1 &&
    [...objects].every(([number, { value }]) => {
      if (kinds.get(number) === 'form') return isPlainForm(value, isNewField);
      if (kinds.has(number)) return true;
      const old = resolve(before, table, { kind: 'reference', object: number, generation: 0 });
      return mayBecome({ old, next: value, isForm: number === formNumber, isNewField });
    })
  );
}

function findFormNumber(
  before: string,
  table: ObjectTable,
  objects: Appended['objects'],
  section: CrossReference,
): number | undefined {
  const root = section.trailer.entries.get('/Root');
  if (!isReference(root)) return undefined;
  const form = asDictionary(objects.get(root.object)?.value ?? resolve(before, table, root)).entries.get('/AcroForm');
  return isReference(form) ? form.object : undefined;
}

/** The kind of a new object: a signature, or its invisible field (no area, no appearance, no action). */
function kindOf(value: PdfValue): 'signature' | 'field' | undefined {
  const entries = asDictionary(value).entries;
  if (entries.get('/Type') === '/Sig' && entries.has('/ByteRange')) return 'signature';
  const isInvisible = entries.get('/FT') === '/Sig' && isSameValue(entries.get('/Rect') ?? null, [0, 0, 0, 0]);
  return isInvisible && [...entries.keys()].every((key) => FIELD_KEYS.has(key)) ? 'field' : undefined;
}

const FIELD_KEYS = new Set(['/Type', '/Subtype', '/FT', '/T', '/Rect', '/F', '/V', '/P']);

/** The new field shows the new signature, not an object planted earlier. */
function pointsTo(field: PdfValue, kinds: ReadonlyMap<number, string>): boolean {
  const shown = asDictionary(field).entries.get('/V');
  return isReference(shown) && kinds.get(shown.object) === 'signature';
}

/** A form made by this revision: only the new field, no scripts, no XFA. */
function isPlainForm(form: PdfValue, isNewField: (value: PdfValue | undefined) => boolean): boolean {
  const { entries } = asDictionary(form);
  return (
    [...entries.keys()].every((key) => key === '/SigFlags' || key === '/Fields' || key === '/Type') &&
    gainsOneField(entries.get('/Fields'), undefined, isNewField)
  );
}

interface Change {
  old: PdfValue;
  next: PdfValue;
  isForm: boolean;
  isNewField: (value: PdfValue | undefined) => boolean;
}

/** The catalog may gain a form, a page the field's annotation, the form the field; all else stays as it was. */
function mayBecome({ old, next, isForm, isNewField }: Change): boolean {
  const [before, after] = [asDictionary(old), asDictionary(next)];
  const gains = (key: string): boolean => gainsOneField(after.entries.get(key), before.entries.get(key), isNewField);
  if (isForm) return isSameExcept(before, after, ['/Fields', '/SigFlags']) && gains('/Fields');
  const type = before.entries.get('/Type');
  if (type === '/Catalog') return isSameExcept(before, after, ['/AcroForm']) && !before.entries.has('/AcroForm');
  return type === '/Page' && isSameExcept(before, after, ['/Annots']) && gains('/Annots');
}

function isSameExcept(before: PdfDictionary, after: PdfDictionary, except: readonly string[]): boolean {
  const without = (value: PdfDictionary): PdfDictionary => ({
    kind: 'dictionary',
    entries: new Map([...value.entries].filter(([key]) => !except.includes(key))),
  });
  return isSameValue(without(before), without(after));
}

/** The new list holds the old one and then the new field: nothing else, and nothing planted before. */
function gainsOneField(
  next: PdfValue | undefined,
  old: PdfValue | undefined,
  isNewField: (value: PdfValue | undefined) => boolean,
): boolean {
  if (!Array.isArray(next) || !(old === undefined || Array.isArray(old))) return false;
  const known = old ?? [];
  return next.length === known.length + 1 && isSameValue(next.slice(0, -1), known) && isNewField(next.at(-1));
}
