import { type DocumentTemplate, documentActs, type DocumentAct } from '@yijian/core/contract';
import Type from 'typebox';
import { queryRoute, type Route } from '#platform';
import { numberParts, variablesOf } from './letters/act-variables.ts';
import { judgeTemplate } from './letters/judge-template.ts';
import { drawDocument } from './render-document.ts';
import { letterSource } from './letters/render-letter.ts';
import { templateSamples } from './template-samples.ts';
import { readTemplateText } from './letters/template-text.ts';

const authors = { posts: ['catalogueManager'] } as const;
const acts = Object.keys(documentActs) as DocumentAct[];
const Preview = Type.Object(
  {
    act: Type.Unsafe<DocumentAct>(Type.Union(acts.map((act) => Type.Literal(act)))),
    code: Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$' }),
    name: Type.String({ maxLength: 40 }),
    numbering: Type.String({ maxLength: 80 }),
    seal: Type.Union([Type.Literal('handler'), Type.Literal('lead'), Type.Literal('none')]),
    size: Type.Optional(Type.Integer({ minimum: 10, maximum: 16 })),
    body: Type.String({ maxLength: 20_000 }),
  },
  { additionalProperties: false },
);

/** 文书模板的接口: the variables that each act may use, and a page of sample data while one writes. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/document-acts',
    summary: '文书种类和变量表',
    permission: authors,
    read: async () => ({
      acts: acts.map((act) => ({
        act,
        name: documentActs[act],
        numberParts: numberParts[act],
        variables: variablesOf(act).map(({ name, as, optional, columns }) => ({
          name,
          as,
          optional,
          columns: columns.map((column) => column.name),
        })),
      })),
    }),
  }),
  queryRoute({
    method: 'POST',
    path: '/api/document-acts/preview',
    summary: '预览文书模板',
    permission: authors,
    body: Preview,
    read: async ({ body }) =>
      previewTemplate({ ...body, kind: 'documentTemplate', delivery: ['electronic'], basis: [] }),
  }),
];

/** 样张: the template with the sample of its act, however unfinished it is, and everything that is found in it. */
async function previewTemplate(template: DocumentTemplate) {
  const findings = judgeTemplate(template);
  if (readTemplateText(template.body).lines.length === 0) return { findings, svg: null };
  const data = { ...templateSamples[template.act], demo: true };
  const source = letterSource({
    template,
    data: data as never,
    createdAt: SAMPLE_AT,
    qr: 'https://example.invalid/sample',
  });
  return { findings, svg: (await drawDocument(source)).svg };
}
const SAMPLE_AT = '2026-11-20T01:00:00Z';
