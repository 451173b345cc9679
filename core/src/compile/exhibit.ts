import type { BundleRelease, Catalogue, Finding, Preview, ServiceItem } from '../contract/index.ts';
import type { RuleAst } from '../rules/index.ts';
import { block } from './findings.ts';

/** 一项需要: something an item asks for by its own definition, with its own rule. `required: null` = always. */
export type Need<Thing> = { member: string; item: ServiceItem; thing: Thing; rule: RuleAst | boolean | null };

/** 原始清单: what each member's item asks for, read from the catalogue and from nowhere else. */
export type Originals = {
  fields: readonly Need<ServiceItem['fields'][number]>[];
  materials: readonly Need<ServiceItem['materials'][number]>[];
};

/** 一个情形下的证据: what the items need there, and what the compiler made of it. `truth` of a rule: null = form values decide. */
export type Exhibit = {
  release: BundleRelease;
  catalogue: Catalogue;
  plan: Preview;
  included: ReadonlySet<string>;
  originals: Originals;
  truth: (rule: RuleAst | boolean | null) => boolean | null;
};

/** What a checker says: how many things it looked at, and what it found. */
export type Verdict = { checked: number; holes: Finding[]; surplus: Finding[] };

/** 漏项: something a member needs and the compiled plan does not give. */
export function hole(kind: string, place: string, message: string): Finding {
  return block(`hole-${kind}`, place, message, '编译结果有漏项，不能发布；请保留现场并报告平台维护人员');
}

/** 多余: something the compiled plan asks for and no member needs. */
export function surplus(kind: string, place: string, message: string): Finding {
  return block(`surplus-${kind}`, place, message, '编译结果有多余的要求，不能发布；请保留现场并报告平台维护人员');
}
