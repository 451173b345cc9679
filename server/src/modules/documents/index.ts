/** Door of `documents` 文书模板·文书制作. */
export { createRenderer, renderDocument, TemplateError } from './render-document.ts'
export type { RenderedDocument, Renderer, RenderInput } from './render-document.ts'
export type { ExtraFont } from './fonts.ts'
export type { JsonObject, JsonValue } from './json.ts'
export type { MissingGlyph } from './missing-glyphs.ts'
