/** 模板数据的值: plain JSON, the only kind of data that enters a template. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
/** 模板数据: a JSON object. */
export interface JsonObject {
  [key: string]: JsonValue;
}
