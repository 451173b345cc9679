/** 出处位置: where in a pack something stands; `line` counts from 1, null when the whole file is meant. */
export type PackPlace = { file: string; line: number | null };

/**
 * 内容包检查的问题: what is wrong where, and what to write instead. `path` is a JSON path inside the definition
 * (`materials[0].ways`), empty for the whole of it; `subject` names the definition (`item:food-permit`) where known.
 */
export type PackFinding = PackPlace & {
  code: PackFindingCode;
  subject: string;
  path: string;
  message: string;
  remedy: string;
};

/** The closed list of what may be wrong with a pack. */
export type PackFindingCode =
  | 'folder-missing'
  | 'file-too-large'
  | 'not-utf8'
  | 'nul-character'
  | 'lone-surrogate'
  | 'yaml-syntax'
  | 'duplicate-key'
  | 'yaml-tag'
  | 'too-many-aliases'
  | 'not-a-definition'
  | 'manifest-missing'
  | 'unknown-kind'
  | 'missing-key'
  | 'unknown-key'
  | 'wrong-type'
  | 'not-allowed'
  | 'wrong-form'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'too-few'
  | 'wrong-shape'
  | 'duplicate-code'
  | 'duplicate-id'
  | 'dangling-reference'
  | 'wrong-number'
  | 'wrong-date'
  | 'provenance';

/** 报错的一行: `items/food.yaml:12 item:food-permit fees[0].name 缺少……`. */
export function packFindingText(finding: PackFinding): string {
  const place = finding.line === null ? finding.file : `${finding.file}:${finding.line}`;
  const where = [finding.subject, finding.path].filter((part) => part !== '').join(' ');
  return `${place}${where === '' ? '' : ` ${where}`}  ${finding.message}。${finding.remedy}（${finding.code}）`;
}

/** Path steps as a JSON path: `['a', 0, 'b']` -> `a[0].b`. */
export function jsonPath(steps: readonly (string | number)[]): string {
  return steps.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}
