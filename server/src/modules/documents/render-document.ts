/** 文书制作: a Typst template and JSON data become a PDF/A-2a with embedded fonts. */
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import QRCode from 'qrcode';
import { BUILT_IN_FONT_FILES, type ExtraFont, fontFolders, readCoverage } from './read-fonts.ts';
import type { JsonObject } from './json.ts';
import { judgeGlyphs, type MissingGlyph } from './missing-glyphs.ts';

/** 制作要求: what to print. `createdAt` is an ISO instant and becomes the PDF's creation date: same input, same bytes. */
export interface RenderInput {
  /** Typst source; it reads its variables as `#let d = json(bytes(sys.inputs.data))` or through `/layout.typ`. */
  template: string;
  data: JsonObject;
  createdAt: string;
  /** The address behind the QR code, usually the verification page; no code is printed without it. */
  qr?: string;
}

/** 制作结果: the PDF, and the characters that had to be replaced by 〓 because no font draws them. */
export interface RenderedDocument {
  pdf: Uint8Array;
  missingGlyphs: MissingGlyph[];
}

/** 文书制作器: a renderer with its fonts. Create one per process: the first document costs 60–90 ms, the next ones 2–20 ms. */
export type Renderer = (input: RenderInput) => Promise<RenderedDocument>;

/**
 * 文书制作器: makes a renderer, with fonts of the deployment added to the built-in ones.
 * Data never becomes source text: it enters as JSON through `sys.inputs`, so `#`, `$` or `\` in a name print as they are.
 * The renderer throws {@link TemplateError} when the template does not compile.
 */
export function createRenderer(extraFonts: readonly ExtraFont[] = []): Renderer {
  let engine: Engine | undefined;
  return async (input) => {
    engine ??= extraFonts.length === 0 ? builtIn() : createEngine(extraFonts);
    const judged = judgeGlyphs(input.data, engine.covered);
    const families = extraFonts.map((font) => font.family);
    const pdf = engine.print(input, await inputsOf(input, judged.data, families));
    await nextTurn();
    return { pdf, missingGlyphs: judged.missingGlyphs };
  };
}

/** What a template reads through `sys.inputs`. */
const inputsOf = async (input: RenderInput, data: JsonObject, families: readonly string[]) => ({
  data: JSON.stringify(data),
  families: JSON.stringify(families),
  qr: input.qr === undefined ? '' : await QRCode.toString(input.qr, { type: 'svg', margin: 0 }),
});

let shared: Engine | undefined;
const builtIn = (): Engine => (shared ??= createEngine([]));

/** 文书制作: renders with the built-in fonts. */
export const renderDocument: Renderer = createRenderer();

/** 预览: the same pages as one SVG, one below the other, for a screen. Throws {@link TemplateError} like the renderer. */
export async function drawDocument(input: RenderInput): Promise<{ svg: string; missingGlyphs: MissingGlyph[] }> {
  const judged = judgeGlyphs(input.data, builtIn().covered);
  const svg = builtIn().draw(input, await inputsOf(input, judged.data, []));
  await nextTurn();
  return { svg, missingGlyphs: judged.missingGlyphs };
}

/** 模板错误: a template that does not compile, a bug of the template, never of the data. */
export class TemplateError extends Error {
  readonly diagnostics: readonly string[];

  constructor(diagnostics: readonly string[]) {
    super(`template does not compile: ${diagnostics.join('; ')}`);
    this.name = 'TemplateError';
    this.diagnostics = diagnostics;
  }
}

/** The folder of the built-in templates; the only files a template can read. */
export const TEMPLATE_FOLDER = fileURLToPath(new URL('./templates/', import.meta.url));

interface Engine {
  covered: ReadonlySet<number>;
  print: (input: RenderInput, inputs: Record<string, string>) => Uint8Array;
  draw: (input: RenderInput, inputs: Record<string, string>) => string;
}

function createEngine(extraFonts: readonly ExtraFont[]): Engine {
  const compiler = NodeCompiler.create({
    workspace: TEMPLATE_FOLDER,
    fontArgs: [{ fontPaths: fontFolders(extraFonts) }],
  });
  const covered = readCoverage([
    BUILT_IN_FONT_FILES[0]!,
    BUILT_IN_FONT_FILES[2]!,
    ...extraFonts.map((font) => font.path),
  ]);
  let prints = 0;
  const make = <T>(
    { template }: RenderInput,
    inputs: Record<string, string>,
    give: (document: NodeTypstDocument) => T,
  ): T => {
    refusePackages(template);
    const compiled = compiler.compile({ mainFileContent: template, inputs });
    if (!compiled.result) throw new TemplateError(explain(compiler, compiled.takeError()));
    const made = give(compiled.result);
    compiler.evictCache(CACHE_AGE_MAX);
    prints += 1;
    if (prints % PRINTS_PER_COLLECTION === 0) collectYoungGarbage();
    return made;
  };
  return {
    covered,
    print: (input, inputs) => make(input, inputs, (document) => exportPdf(compiler, document, input.createdAt)),
    draw: (input, inputs) => make(input, inputs, (document) => compiler.plainSvg(document).replaceAll(PAGE_GROUND, '')),
  };
}

/** typst.ts 0.7 draws the white ground of every page at the top, over the first page; the paper is white without it. */
const PAGE_GROUND = /<path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v [^"]*"\/>/g;

/** PDF/A-2a: for archives (GB/T 33190's PDF sibling, ISO 19005-2), tagged for screen readers. */
function exportPdf(compiler: NodeCompiler, document: NodeTypstDocument, createdAt: string): Uint8Array {
  const seconds = Math.floor(Date.parse(createdAt) / 1000);
  if (!Number.isFinite(seconds)) throw new Error(`createdAt is not an instant: ${createdAt}`);
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp: seconds }));
  } catch (cause) {
    throw new TemplateError([String(cause)]);
  }
}

/** Typst would fetch `@preview/…` packages from the network in the middle of a request. */
function refusePackages(template: string): void {
  if (/"@[\w-]+\//.test(template)) throw new TemplateError(['packages ("@…/…") are not available to templates']);
}

function explain(compiler: NodeCompiler, error: NodeError | null): string[] {
  if (!error) return ['unknown error'];
  return compiler
    .fetchDiagnostics(error)
    .map((item: { message?: string; path?: string; range?: unknown }) =>
      `${item.path ?? ''} ${item.message ?? ''}`.trim(),
    );
}

/** Results not used in this many renders leave Typst's global cache; without it memory grew 1 MB per document. */
const CACHE_AGE_MAX = 3;
/**
 * Compiled documents live outside V8's sight and are freed by its collector, which sees no reason to run: 4,000
 * documents held 700 MB. One minor collection (< 1 ms) every 32 documents keeps the process flat at 150 MB (measured).
 */
const PRINTS_PER_COLLECTION = 32;

let collectMinor: ((options: { type: 'minor' }) => void) | undefined;

function collectYoungGarbage(): void {
  if (!collectMinor) {
    setFlagsFromString('--expose-gc');
    collectMinor = runInNewContext('gc') as typeof collectMinor;
  }
  collectMinor?.({ type: 'minor' });
}

/** Native finalizers run only between turns of the event loop; other requests get their turn too. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
