/** Door of `documents` 文书模板·文书制作. */
export { renderDocument } from './render-document.ts';
export type { RenderedDocument, Renderer } from './render-document.ts';
export { type PaperForm, papers } from './render-paper.ts';
export { checkTemplateData, renderTemplate } from './render-template.ts';
export { numberOf, renderLetter } from './letters/render-letter.ts';
export { chooseTemplate } from './letters/choose-template.ts';
export type { ChosenTemplate } from './letters/choose-template.ts';
export { judgeTemplate } from './letters/judge-template.ts';
export { licencePages, templateSchemas } from './template-variables.ts';
export type { LicencePage, TemplateData, TemplateName } from './template-variables.ts';
export { templateSamples } from './template-samples.ts';
export type { ExtraFont } from './read-fonts.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type { MissingGlyph } from './missing-glyphs.ts';
export { documentsOf, findDocument, findDocumentBy, writeDocument } from './documents.store.ts';
export type { DocumentEntry, IssuedDocument } from './documents.store.ts';
