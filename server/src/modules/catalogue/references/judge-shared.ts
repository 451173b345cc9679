import { checkItem, compileBundle, itemScope, questionScope } from '@yijian/core/compile';
import {
  type Bundle,
  type Definition,
  type Finding,
  questionsInFull,
  type ServiceItem,
  type SharedRule,
  type Situation,
  type Variant,
} from '@yijian/core/contract';
import { expandItem, itemAs, kindNames, namedRules, sharedBehind } from '@yijian/core/definitions';
import { checkHandleItemCode } from '@yijian/core/identifiers';
import { expandRules, parseRule, ringOfRules, type RuleScope } from '@yijian/core/rules';
import { placeOf } from '../definitions.ts';
import { judgeShape } from '../judge-shape.ts';
import type { PublishedCatalogue } from '../load-published.ts';

/**
 * 检查共用的定义: what keeps a situation, a rule or a variant from being published, and which definitions in force could no longer be
 * read with it. Those are remarks: what is offered keeps its release until it is published again.
 */
export function judgeShared(definition: Definition, published: PublishedCatalogue): Finding[] {
  if (definition.kind === 'situation') return [...ofSituation(definition), ...ofUsers(definition, published)];
  if (definition.kind === 'rule') return [...ofRule(definition, published), ...ofUsers(definition, published)];
  if (definition.kind === 'variant') return ofVariant(definition, published);
  return definition.kind === 'item' ? ofVariantsOf(definition, published) : [];
}

function ofSituation({ code, answer }: Situation): Finding[] {
  if (answer.kind === 'number') return [];
  const codes = answer.options.map((option) => option.code);
  return codes
    .filter((one, at) => codes.indexOf(one) !== at)
    .map((one) =>
      block('duplicate-id', `situation:${code}/answer/${one}`, `选项的代码 ${one} 用了不止一次`, '每个代码只能用一次'),
    );
}

/** Names are known only where the rule is used; everything else about its text is judged here. */
function ofRule(rule: SharedRule, { catalogue }: PublishedCatalogue): Finding[] {
  const place = `${placeOf(rule)}/when`;
  const ring = ringOfRules(rule.code, namedRules(catalogue));
  if (ring !== null) {
    const names = ring.map((code) => `『${catalogue.rules?.get(code)?.definition.name ?? code}』`);
    return [block('rule-ring', place, `规则互相引用：${names.join(' → ')}`, '请去掉其中一处引用')];
  }
  return unreadable(expandRules(rule.when, namedRules(catalogue)), {}).map((message) =>
    block('rule-syntax', place, `条件读不懂：${message}`, '请改正后再公布'),
  );
}

/** What cannot be read in a text, but for names that only its users know. */
function unreadable(text: string, scope: RuleScope): string[] {
  const parsed = parseRule(text, scope);
  if (parsed.ok) return [];
  return parsed.findings.filter(({ code }) => code !== 'unknown-variable').map(({ message }) => message);
}

function ofUsers(definition: Situation | SharedRule, published: PublishedCatalogue): Finding[] {
  const { byKind, catalogue } = published;
  const uses = (one: Definition): boolean =>
    sharedBehind(one, catalogue).some(({ kind, code }) => kind === definition.kind && code === definition.code);
  const inForce = [...byKind.item.values(), ...byKind.bundle.values()].map((one) => one.definition).filter(uses);
  return inForce.flatMap((one) => {
    const faults = one.kind === 'item' ? faultsOfItem(one, published) : faultsOfBundle(one as Bundle, published);
    return faults
      .slice(0, 1)
      .map((fault) =>
        warn(
          'users-to-follow',
          placeOf(definition),
          `${kindNames[one.kind]}「${one.name}」用到它，公布后要跟着改：${fault}`,
          '请随后修改并公布它；在此之前，已经公布的一件事照旧办理',
        ),
      );
  });
}

function faultsOfItem(definition: ServiceItem, { catalogue }: PublishedCatalogue): string[] {
  const item = expandItem(definition, catalogue);
  const scope = itemScope(item, questionScope(questionsInFull(item.questions)), catalogue);
  const texts = [...item.fields.map(({ required }) => required), ...item.materials.map(({ when }) => when)];
  return texts.flatMap((text) => (typeof text === 'string' ? unreadable(text, scope) : []));
}

const faultsOfBundle = (bundle: Bundle, { catalogue }: PublishedCatalogue): string[] =>
  compileBundle(bundle, 1, catalogue)
    .findings.filter(({ severity, code }) => severity === 'block' && /^(rule-|question-conflict)/.test(code))
    .map(({ message }) => message);

function ofVariant(variant: Variant, { byKind, catalogue }: PublishedCatalogue): Finding[] {
  const place = placeOf(variant);
  const item = byKind.item.get(variant.item)?.definition as ServiceItem | undefined;
  if (item === undefined) return [];
  const others = [...byKind.variant.values()].map(({ definition }) => definition as Variant);
  const same = others.find(
    (one) => one.item === variant.item && one.sequence === variant.sequence && one.code !== variant.code,
  );
  const twice =
    same &&
    block('duplicate-id', `${place}/sequence`, `顺序号 ${variant.sequence} 已经给了「${same.name}」`, '请换一个顺序号');
  const verdict = checkHandleItemCode(`${item.taskCode ?? ''}${variant.sequence}`);
  const unnumbered = verdict.ok
    ? undefined
    : block('bad-task-code', `${place}/sequence`, verdict.reason, '请先给事项写上实施编码，业务办理项编码由它得出');
  const codes = [twice, unnumbered].filter((one) => one !== undefined);
  return [...codes, ...ofApplied(item, variant, catalogue)];
}

/** The item as applied for must be as whole as any item; places are those of the variant. */
function ofApplied(item: ServiceItem, variant: Variant, catalogue: PublishedCatalogue['catalogue']): Finding[] {
  const head = `item:${item.code}`;
  return blocksOf(itemAs(item, variant), catalogue).map((one) => ({
    ...one,
    place: one.place.replace(head, placeOf(variant)),
  }));
}

function blocksOf(item: ServiceItem, catalogue: PublishedCatalogue['catalogue']): Finding[] {
  const shape = judgeShape(item);
  const found = shape.length > 0 ? shape : checkItem(expandItem(item, catalogue), catalogue);
  return found.filter(({ severity }) => severity === 'block');
}

/** An item may not be published so that one of its variants is no longer whole; what is wrong with the item itself is said once. */
function ofVariantsOf(item: ServiceItem, { byKind, catalogue }: PublishedCatalogue): Finding[] {
  const variants = [...byKind.variant.values()].map(({ definition }) => definition as Variant);
  const key = ({ code, message }: Finding): string => `${code} ${message}`;
  const own = new Set(blocksOf(item, catalogue).map(key));
  return variants
    .filter((variant) => variant.item === item.code)
    .flatMap((variant) =>
      ofApplied(item, variant, catalogue)
        .filter((one) => !own.has(key(one)))
        .map((one) => ({ ...one, message: `业务办理项「${variant.name}」因此不完整：${one.message}` })),
    );
}

const block = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place,
  message,
  remedy,
});
const warn = (code: string, place: string, message: string, remedy: string): Finding => ({
  ...block(code, place, message, remedy),
  severity: 'warn',
});
