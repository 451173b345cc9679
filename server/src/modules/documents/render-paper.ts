import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RenderedDocument, renderDocument, TEMPLATE_FOLDER } from './render-document.ts';

/** 申请表: `value` is what stands in the box ('' = empty); a box with `options` shows them all to tick. */
export type PaperForm = {
  title: string;
  authority: string;
  note: string;
  sample: boolean;
  sections: {
    name: string;
    rows: { label: string; required: boolean; value: string; options: { label: string; chosen: boolean }[] }[];
  }[];
  materials: string[];
};

/** 规程文档 (CAT-37): `kindName` 办事指南 …; `effectiveOn` is a day, `hash` the content hash of what it was made from. */
export type PaperGuide = {
  title: string;
  kindName: string;
  authority: string;
  version: number;
  effectiveOn: string;
  hash: string;
  demo: boolean;
  sections: { heading: string; points: string[]; table: { heads: string[]; rows: string[][] } | null }[];
};

/** 签好的表 (FRM-14): `picture` is an SVG of the strokes, '' where the name was typed. */
export type PaperSignedForm = {
  title: string;
  applicant: string;
  note: string;
  sections: { name: string; rows: { label: string; value: string }[] }[];
  lists: { heading: string; lines: string[] }[];
  signatures: {
    material: string;
    label: string;
    how: string;
    at: string;
    hash: string;
    picture: string;
    name: string;
  }[];
  footnote: string;
};

const pages = new Map<string, string>();
function pageOf(file: string): string {
  const page = pages.get(file) ?? readFileSync(join(TEMPLATE_FOLDER, file), 'utf8');
  pages.set(file, page);
  return page;
}

/** 制作表格和规程 as PDF; `createdAt` is the instant of the file. Neither carries a seal. */
export const papers = {
  /** 申请表 (CAT-30): empty to fill in by hand, or the sample with its mark across the page */
  form: (form: PaperForm, createdAt: string): Promise<RenderedDocument> =>
    renderDocument({ template: pageOf('application-form.typ'), data: form, createdAt }),
  /** 签好的表 (FRM-14): the form with the signatures that were made on the screen */
  signed: (form: PaperSignedForm, createdAt: string): Promise<RenderedDocument> =>
    renderDocument({ template: pageOf('signed-form.typ'), data: form, createdAt }),
  /** 规程文档 (CAT-37): guide for the public, the counter or those who decide */
  guide: (guide: PaperGuide, createdAt: string): Promise<RenderedDocument> =>
    renderDocument({ template: pageOf('guide.typ'), data: guide, createdAt }),
};
