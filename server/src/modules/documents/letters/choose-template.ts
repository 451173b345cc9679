import { type DocumentAct, documentActs, type DocumentTemplate } from '@yijian/core/contract';
import { refusals } from '../refusals.ts';

/** 选定的模板: its text and which published version it is; every document keeps the last three. */
export type ChosenTemplate = { template: DocumentTemplate; code: string; version: number; hash: string };
type Entries = ReadonlyMap<string, { definition: { kind: string }; version: number; hash: string }>;

/**
 * 选模板 (FRM-17, ENG-32): of the versions in force, the one that the item names, else the one whose code is the act. Refuses
 * `documents.no-template`.
 */
export function chooseTemplate(inForce: Entries, act: DocumentAct, named?: string): ChosenTemplate {
  const found = [named, act].flatMap((code) => (code === undefined ? [] : (inForce.get(code) ?? [])));
  const entry = found.find((one) => (one.definition as DocumentTemplate).act === act);
  if (!entry) throw refusals.noTemplate.with({ act, name: documentActs[act] });
  const template = entry.definition as DocumentTemplate;
  return { template, code: template.code, version: entry.version, hash: entry.hash };
}
