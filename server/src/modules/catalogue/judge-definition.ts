import { checkDecisionTable, checkItem, compileBundle, singleItemBundle } from '@yijian/core/compile';
import {
  type BaseItem,
  type DataElement,
  type Definition,
  type DocumentTemplate,
  documentActs,
  type Finding,
  type LicenceType,
  resultActs,
  type ServiceItem,
} from '@yijian/core/contract';
import { checkUscc } from '@yijian/core/identifiers';
import { judgePlacement, judgeWindow } from '@yijian/core/halls';
import { judgeTemplate } from '#documents';
import { kindNames, placeOf } from './definitions.ts';
import { judgeInheritance } from './inheritance/judge-inheritance.ts';
import { housekeeping } from './lint/housekeeping.ts';
import { levelOf } from './inheritance/levels.ts';
import { overlaid, type PublishedCatalogue } from './load-published.ts';
import { judgeNorm } from './norms/judge-norm.ts';
import { referencesOf } from './references/references-of.ts';

/**
 * 发布前检查 (CAT-02/22/29): what keeps a well-formed definition from being published into this catalogue, all at once:
 * dangling references, missing elements, contradictions, housekeeping (`lint/`), without what exceptions take away. Bundles are checked by the compiler when they are published.
 */
export function judgeDefinition(definition: Definition, published: PublishedCatalogue): Finding[] {
  const found =
    definition.kind === 'item'
      ? checkItem(definition, published.catalogue)
      : [...dangling(definition, published), ...ownRules(definition, published)];
  found.push(...housekeeping(definition, published));
  if (definition.kind !== 'item') return ordered(found);
  return ordered([
    ...found,
    ...dangling(definition, published).filter((one) => uncompiled.has(one.code)),
    ...judgeForm(definition),
    ...judgeResult(definition, published),
    ...judgeInheritance(definition, published),
    ...ofBase(definition, published),
  ]);
}

/**
 * 一起检查: what keeps each of these well-formed definitions from being published if all came together, in their order. Of a bundle
 * only what it refers to: compiling it is for publishing.
 */
export function judgeTogether(definitions: readonly Definition[], published: PublishedCatalogue): Finding[][] {
  const around = overlaid(
    published,
    definitions.map((definition) => ({ definition, version: 0, hash: '' })),
  );
  return definitions.map((definition) =>
    definition.kind === 'bundle' ? dangling(definition, around) : judgeDefinition(definition, around),
  );
}

/**
 * 能否单独申请 (THG-12): what keeps an item from being offered as a bundle of one, as remarks: its rules may lean on questions that
 * only a bundle asks. Compiles it, so for one item at a time.
 */
export function judgeAlone(definition: Definition, { catalogue }: PublishedCatalogue): Finding[] {
  if (definition.kind !== 'item' || definition.node !== 'strand' || !catalogue.authorities.has(definition.authority))
    return [];
  const { findings } = compileBundle(singleItemBundle(definition), 1, catalogue);
  return findings
    .filter((finding) => finding.severity === 'block' && finding.code.startsWith('rule-'))
    .map((finding) => ({ ...finding, severity: 'warn', message: `单独申请时${finding.message}` }));
}

/** Whether something in the list forbids publishing. */
export const isBlocked = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.severity === 'block');

/** What items refer to and the compiler does not read. */
const uncompiled = new Set(['unknown-region', 'unknown-document-template']);

/** 空表和样表 (CAT-30): both are made from the item's fields; an item without any has neither to offer. */
function judgeForm({ code, node, fields }: ServiceItem): Finding[] {
  if (node !== 'strand' || fields.length > 0) return [];
  return [
    warn(
      'no-form',
      `item:${code}/fields`,
      '没有申请表的内容，指南上没有空表和样表可以下载',
      '请把申请表要填的写进事项；确实不用填表的，可以不理会',
    ),
  ];
}

/** 结果与模板 (ENG-32): the letter that an item names documents its type of result, and may be delivered the way the item promises. */
function judgeResult({ code, result }: ServiceItem, { byKind }: PublishedCatalogue): Finding[] {
  const template = byKind.documentTemplate.get(result.template ?? '')?.definition as DocumentTemplate | undefined;
  if (!template) return [];
  const findings: Finding[] = [];
  const act = resultActs[result.kind];
  if (template.act !== act)
    findings.push(
      block(
        'wrong-template',
        `item:${code}/result/template`,
        `办理结果是${documentActs[act]}一类，模板「${template.name}」却是${documentActs[template.act]}`,
        `请选一个${documentActs[act]}的模板，或者不写，用通用的`,
      ),
    );
  const missing = result.delivery.filter((way) => !template.delivery.includes(way));
  if (missing.length > 0)
    findings.push(
      block(
        'wrong-delivery',
        `item:${code}/result/delivery`,
        `模板「${template.name}」不能用这里写的方式送达`,
        '请改送达方式，或者在模板里加上这种方式',
      ),
    );
  return findings;
}

function ordered(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) =>
    one.severity === other.severity ? (one.place < other.place ? -1 : 1) : one.severity === 'block' ? -1 : 1,
  );
}

function dangling(definition: Definition, { byKind }: PublishedCatalogue): Finding[] {
  return referencesOf(definition)
    .filter(({ kind, code }) => !byKind[kind].has(code) && !(kind === definition.kind && code === definition.code))
    .map(({ kind, code, place }) =>
      block(
        `unknown-${kindWords[kind] ?? kind}`,
        `${placeOf(definition)}/${place}`,
        `${kindNames[kind]} ${code} 不存在或没有发布`,
        `请先发布这个${kindNames[kind]}，或改成已有的编码`,
      ),
    );
}
/** Finding codes are kebab-case words, kinds are camelCase. */
const kindWords: Readonly<Record<string, string>> = {
  dataElement: 'element',
  subjectPath: 'path',
  licenceType: 'licence-type',
  materialType: 'material-type',
  documentTemplate: 'document-template',
};

/** 对照基本目录 (CAT-01): the base item must be in the catalogue, of the same type, and the level one that it names. */
function ofBase(item: ServiceItem, published: PublishedCatalogue): Finding[] {
  if (item.baseCode === undefined) return [];
  const place = `${placeOf(item)}/baseCode`;
  const base = published.byKind.baseItem.get(item.baseCode)?.definition as BaseItem | undefined;
  if (base === undefined) {
    const message = `基本编码 ${item.baseCode} 不在已公布的基本目录里`;
    return [{ code: 'unknown-base-item', severity: 'warn', place, message, remedy: '请先把它列入基本目录' }];
  }
  const level = levelOf(item.decidingRegion, published);
  const findings: Finding[] = [];
  if (base.type !== item.type)
    findings.push(block('base-differs', place, '事项类型和基本目录不一致', '请改成基本目录的类型'));
  if (level !== undefined && !base.levels.includes(level))
    findings.push(block('base-level', place, '基本目录没有把这个事项列给这一级', '请核对行使层级，或先调整基本目录'));
  return findings;
}

function ownRules(definition: Definition, published: PublishedCatalogue): Finding[] {
  const { catalogue } = published;
  if (definition.kind === 'decisionTable') return checkDecisionTable(definition, catalogue.elements);
  if (definition.kind === 'dataElement') return ofElement(definition);
  if (definition.kind === 'licenceType') return ofLicenceType(definition);
  if (definition.kind === 'documentTemplate') return judgeTemplate(definition);
  if (definition.kind === 'window') return judgeWindow(definition, published.premises);
  if (definition.kind === 'norm') return judgeNorm(definition);
  if (definition.kind === 'placement') return judgePlacement(definition, published.premises);
  if (definition.kind !== 'authority') return [];
  const verdict = checkUscc(definition.uscc);
  return verdict.ok
    ? []
    : [block('bad-uscc', `${placeOf(definition)}/uscc`, `「${definition.name}」:${verdict.reason}`, verdict.remedy)];
}

function ofElement(element: DataElement): Finding[] {
  const place = `${placeOf(element)}/values`;
  const codes = (element.values ?? []).map((value) => value.code);
  const isChosen = element.type === 'choice' || element.type === 'choices';
  const findings: Finding[] = [];
  if (isChosen && codes.length === 0)
    findings.push(
      block(
        'choice-without-values',
        place,
        `数据元「${element.name}」是选项型，但没有选项`,
        '请给出值域，或改成文本型',
      ),
    );
  if (new Set(codes).size < codes.length)
    findings.push(block('duplicate-id', place, `数据元「${element.name}」的值域有重复的代码`, '每个代码只能用一次'));
  return findings;
}

function ofLicenceType(type: LicenceType): Finding[] {
  const ids = type.attributes.map((attribute) => attribute.id);
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) =>
      block(
        'duplicate-id',
        `${placeOf(type)}/attributes/${id}`,
        `证照栏目的编号 ${id} 用了不止一次`,
        '每个编号只能用一次，请换一个新的编号',
      ),
    );
}

const warn = (code: string, place: string, message: string, remedy: string): Finding => ({
  ...block(code, place, message, remedy),
  severity: 'warn',
});
const block = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place,
  message,
  remedy,
});
