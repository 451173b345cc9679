import { checkItem, compileBundle, singleItemBundle } from '@yijian/core/compile';
import type { DataElement, Definition, Finding, LicenceType } from '@yijian/core/contract';
import { checkUscc } from '@yijian/core/identifiers';
import { kindNames, placeOf } from './definitions.ts';
import type { PublishedCatalogue } from './load-published.ts';
import { referencesOf } from './references.ts';

/**
 * 发布前检查 (CAT-02/22/29): what keeps a well-formed definition from being published into this catalogue, all at once:
 * dangling references, missing elements, contradictions. Bundles are checked by the compiler when they are published.
 */
export function judgeDefinition(definition: Definition, published: PublishedCatalogue): Finding[] {
  const found =
    definition.kind === 'item'
      ? checkItem(definition, published.catalogue)
      : [...dangling(definition, published), ...ownRules(definition)];
  const withRegion =
    definition.kind === 'item'
      ? [...found, ...dangling(definition, published).filter((one) => one.code === 'unknown-region')]
      : found;
  return ordered(withRegion);
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
};

function ownRules(definition: Definition): Finding[] {
  if (definition.kind === 'dataElement') return ofElement(definition);
  if (definition.kind === 'licenceType') return ofLicenceType(definition);
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

const block = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place,
  message,
  remedy,
});
