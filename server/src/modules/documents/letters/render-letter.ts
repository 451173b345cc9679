/** 按模板制作文书 (FRM-17): a template of the catalogue and the facts of one letter become a PDF. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentAct, DocumentTemplate } from '@yijian/core/contract';
import { fillTemplate } from './fill-template.ts';
import type { JsonObject } from '../json.ts';
import { type RenderedDocument, renderDocument, type Renderer, TEMPLATE_FOLDER } from '../render-document.ts';
import { checkTemplateData, TemplateDataError } from '../render-template.ts';
import type { TemplateData } from '../template-variables.ts';

/** 模板与内容: `data` = the variables of the template's act; `createdAt` and `qr` as in `RenderInput`. */
export type LetterInput<A extends DocumentAct> = {
  template: Pick<DocumentTemplate, 'act' | 'body' | 'seal' | 'size'> & { act: A };
  data: TemplateData<A>;
  createdAt: string;
  qr?: string;
};

/**
 * 制作文书: fills the template and prints it. Throws {@link TemplateDataError} naming every missing or wrong variable at once.
 * @param render another renderer, e.g. one with the deployment's fonts for rare characters.
 */
export async function renderLetter<A extends DocumentAct>(
  input: LetterInput<A>,
  render: Renderer = renderDocument,
): Promise<RenderedDocument> {
  return render(letterSource(input));
}

/** What the renderer is given for a letter. */
export function letterSource<A extends DocumentAct>({ template, data, createdAt, qr }: LetterInput<A>) {
  const problems = checkTemplateData(template.act, data);
  if (problems.length > 0) throw new TemplateDataError(template.act, problems);
  const { number, authority, date, demo, trial, phone } = data;
  const filled = fillTemplate(template.act, template.body, data as JsonObject);
  const printed = {
    number,
    authority,
    date,
    ...(demo !== undefined && { demo }),
    ...(trial !== undefined && { trial }),
    ...(phone !== undefined && { phone }),
    seal: template.seal !== 'none',
    size: template.size ?? BODY_POINTS,
    ...filled,
  };
  return { template: letterPage(), data: printed as JsonObject, createdAt, qr };
}

/** 三号: the body size of 公文 (GB/T 9704-2012 5.2.2). */
const BODY_POINTS = 16;

let page: string | undefined;
const letterPage = (): string => (page ??= readFileSync(join(TEMPLATE_FOLDER, 'letter.typ'), 'utf8'));

/** 编文号: puts the parts into the template's pattern, e.g. `{编号}-B{次数}`. */
export function numberOf(pattern: string, parts: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => parts[name] ?? '');
}
