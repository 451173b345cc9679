import type { DocumentAct, DocumentTemplate, Finding } from '@yijian/core/contract';
import { ask, read } from './client.ts';

/** 变量: how it prints; `columns` of a list with several columns. */
export type ActVariable = {
  name: string;
  as: 'text' | 'date' | 'number' | 'yesNo' | 'texts' | 'rows';
  optional: boolean;
  columns: string[];
};
/** 文书种类 with the variables that its templates may use. */
export type Act = { act: DocumentAct; name: string; numberParts: string[]; variables: ActVariable[] };
/** 样张: pages with sample data as one SVG; null while the text says nothing. */
export type TemplatePreview = { findings: Finding[]; svg: string | null };

export const listActs = (): Promise<{ acts: Act[] }> => read('/api/document-acts');
export const previewTemplate = ({
  kind: _kind,
  delivery: _delivery,
  basis: _basis,
  ...template
}: DocumentTemplate): Promise<TemplatePreview> => ask('/api/document-acts/preview', template);
