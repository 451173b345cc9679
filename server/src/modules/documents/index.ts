/** Door of `documents` 文书模板·文书制作. */
export { createRenderer, renderDocument, TemplateError } from './render-document.ts';
export type { RenderedDocument, Renderer, RenderInput } from './render-document.ts';
export { checkTemplateData, renderTemplate, TemplateDataError } from './render-template.ts';
export type { TemplateDataProblem, TemplateInput } from './render-template.ts';
export { templateNames, templateSchemas } from './template-variables.ts';
export type { TemplateData, TemplateName } from './template-variables.ts';
export { templateSamples } from './template-samples.ts';
export type { ExtraFont } from './read-fonts.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type { MissingGlyph } from './missing-glyphs.ts';
export { documentsOf, findDocument, findDocumentBy, writeDocument } from './documents.store.ts';
export type { DocumentEntry, IssuedDocument } from './documents.store.ts';
