/** 按版面制作证照: checks the variables of a licence page, then renders it. Letters are made by `render-letter.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { JsonObject } from './json.ts';
import { type RenderedDocument, renderDocument, type Renderer, TEMPLATE_FOLDER } from './render-document.ts';
import { getTemplateSchema, type LicencePage, type TemplateData, type TemplateName } from './template-variables.ts';

/** 版面与变量: which page with which variables; `createdAt` and `qr` as in `RenderInput`. */
export interface TemplateInput<N extends LicencePage> {
  name: N;
  data: TemplateData<N>;
  createdAt: string;
  qr?: string;
}

/**
 * 按版面制作证照: throws {@link TemplateDataError} naming every missing or wrong variable at once.
 * @param render another renderer, e.g. one with the deployment's fonts for rare characters.
 */
export async function renderTemplate<N extends LicencePage>(
  input: TemplateInput<N>,
  render: Renderer = renderDocument,
): Promise<RenderedDocument> {
  const problems = checkTemplateData(input.name, input.data);
  if (problems.length > 0) throw new TemplateDataError(input.name, problems);
  const template = readTemplate(input.name);
  return render({ template, data: input.data as JsonObject, createdAt: input.createdAt, qr: input.qr });
}

/** 变量问题: JSON pointer, its Chinese name and what is wrong, e.g. `/items/0/name 缺少「事项名称」`. */
export interface TemplateDataProblem {
  pointer: string;
  reason: string;
}

/** 文书变量错误: variables of a template are missing or wrong, a bug of the caller, which the message names completely. */
export class TemplateDataError extends Error {
  readonly problems: readonly TemplateDataProblem[];

  constructor(name: TemplateName, problems: readonly TemplateDataProblem[]) {
    super(`${name}: ${problems.map((problem) => `${problem.pointer} ${problem.reason}`).join('; ')}`);
    this.name = 'TemplateDataError';
    this.problems = problems;
  }
}

/** 检查文书变量: every missing or wrong variable; an empty list means that the template can be rendered. Pure. */
export function checkTemplateData(name: TemplateName, data: unknown): TemplateDataProblem[] {
  const schema = getTemplateSchema(name);
  return Value.Errors(schema, data).flatMap((error) => {
    if (error.keyword === 'required') {
      return error.params.requiredProperties.map((key) => {
        const pointer = `${error.instancePath}/${key}`;
        return { pointer, reason: `缺少「${describe(schema, pointer)}」` };
      });
    }
    return [
      { pointer: error.instancePath, reason: `「${describe(schema, error.instancePath)}」不正确：${error.message}` },
    ];
  });
}

interface SchemaNode {
  description?: string;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
}

/** The Chinese name of the variable at a pointer. */
function describe(schema: TSchema, pointer: string): string {
  let node: SchemaNode | undefined = schema as SchemaNode;
  let description = node.description;
  for (const key of pointer.split('/').slice(1)) {
    node = /^\d+$/.test(key) ? node?.items : node?.properties?.[key];
    description = node?.description ?? description;
  }
  return description ?? pointer;
}

const sources = new Map<LicencePage, string>();

function readTemplate(name: LicencePage): string {
  const known = sources.get(name);
  if (known !== undefined) return known;
  const source = readFileSync(join(TEMPLATE_FOLDER, `${name}.typ`), 'utf8');
  sources.set(name, source);
  return source;
}
