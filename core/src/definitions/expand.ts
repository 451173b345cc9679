import {
  type Bundle,
  type Catalogue,
  type Definition,
  type QuestionEntry,
  type ServiceItem,
  type Variant,
} from '../contract/index.ts';
import { expandRules, type NamedRules, rulesNamedIn } from '../rules/index.ts';
import type { ElementClasses } from './elements.ts';
import { mergeThreeWay } from './merge.ts';

/** 可引用的定义 in force. */
export type Shared = Pick<Catalogue, 'situations' | 'rules'>;
/** 引用: a shared definition that another names, and the place inside the one that names it. */
export type SharedRef = { kind: 'situation' | 'rule'; code: string; place: string };

/** 展开事项: its questions and conditions with the situations and rules they refer to put in full. Expanding again changes nothing. */
export function expandItem(item: ServiceItem, shared: Shared): ServiceItem {
  if (sharedIn(item).length === 0) return item;
  const rule = ruleExpander(shared);
  return {
    ...item,
    ...(item.questions && { questions: expandQuestions(item.questions, shared) }),
    fields: item.fields.map((field) =>
      typeof field.required === 'string' ? { ...field, required: rule(field.required) } : field,
    ),
    materials: item.materials.map((one) => (one.when === undefined ? one : { ...one, when: rule(one.when) })),
  };
}

/** 展开一件事, as `expandItem`. */
export function expandBundle(bundle: Bundle, shared: Shared): Bundle {
  if (sharedIn(bundle).length === 0) return bundle;
  const rule = ruleExpander(shared);
  const conditional = <T extends { when?: string }>(one: T): T =>
    one.when === undefined ? one : { ...one, when: rule(one.when) };
  return {
    ...bundle,
    questions: expandQuestions(bundle.questions, shared),
    members: bundle.members.map(conditional),
    ...(bundle.promise && { promise: bundle.promise.map(conditional) }),
  };
}

/**
 * 按业务办理项: the item as it is applied for as `variant`: what the variant says stands before what the item says, member by member of
 * every list; what does not apply is left out. Called by its own name, else by both.
 */
export function itemAs(item: ServiceItem, { name, changes, without = [] }: Variant): ServiceItem {
  const overlay = { name: `${item.name}（${name}）`, ...changes };
  const { body } = mergeThreeWay({ base: {}, theirs: item, ours: overlay }, everythingLocal);
  const merged = { ...(body as ServiceItem), result: changes.result ?? item.result };
  return without.reduce(leaveOut, merged);
}

const everythingLocal: ElementClasses = { classOf: () => 'local', hasInner: () => false };

function leaveOut(item: ServiceItem, place: string): ServiceItem {
  const [list, id] = place.split('/') as [
    'fields' | 'materials' | 'conditions' | 'steps' | 'fees' | 'questions',
    string,
  ];
  const members: readonly { id: string }[] = item[list] ?? [];
  return { ...item, [list]: members.filter((one) => one.id !== id) };
}

/** 引用了什么: the situations and rules that a definition names itself, in its order. */
export function sharedIn(definition: Definition): SharedRef[] {
  switch (definition.kind) {
    case 'item':
      return [...ofQuestions(definition.questions), ...ofConditions(definition.fields, definition.materials)];
    case 'variant': {
      const { questions, fields = [], materials = [] } = definition.changes;
      return [...ofQuestions(questions), ...ofConditions(fields, materials)].map((ref) => ({
        ...ref,
        place: `changes/${ref.place}`,
      }));
    }
    case 'bundle':
      return [
        ...ofQuestions(definition.questions),
        ...definition.members.flatMap(({ id, when }) => ofRule(when, `members/${id}/when`)),
        ...(definition.promise ?? []).flatMap(({ when }, at) => ofRule(when, `promise/${at}`)),
      ];
    case 'rule':
      return ofRule(definition.when, 'when');
    default:
      return [];
  }
}

/** 一路引用: what a definition names, and what the rules that it names refer to in turn, each once. */
export function sharedBehind(definition: Definition, { rules }: Shared): SharedRef[] {
  const met = new Map<string, SharedRef>();
  const visit = (one: Definition): void => {
    for (const ref of sharedIn(one)) {
      const key = `${ref.kind}:${ref.code}`;
      if (met.has(key)) continue;
      met.set(key, ref);
      const rule = ref.kind === 'rule' ? rules?.get(ref.code) : undefined;
      if (rule !== undefined) visit(rule.definition);
    }
  };
  visit(definition);
  return [...met.values()];
}

/** 编译所读的目录: items with what they share put in full, and what that was. */
export function withSharedInFull(catalogue: Catalogue): Catalogue {
  const items = [...catalogue.items].map(([code, entry]) => {
    const shared = sharedBehind(entry.definition, catalogue);
    if (shared.length === 0) return [code, entry] as const;
    return [code, { ...entry, definition: expandItem(entry.definition, catalogue), shared }] as const;
  });
  return { ...catalogue, items: new Map(items) };
}

/** 按编码找规则. */
export const namedRules =
  ({ rules }: Shared): NamedRules =>
  (code) =>
    rules?.get(code)?.definition;

const ruleExpander = (shared: Shared): ((text: string) => string) => {
  const rules = namedRules(shared);
  return (text) => expandRules(text, rules);
};

/** 写全问题: a reference to a situation that is not there stays as it is. */
export function expandQuestions(entries: readonly QuestionEntry[], { situations }: Shared): QuestionEntry[] {
  return entries.map((entry) => {
    const found = 'situation' in entry ? situations?.get(entry.situation)?.definition : undefined;
    if (found === undefined) return entry;
    const { text, help, answer } = found;
    return { id: entry.id, text, ...(help === undefined ? {} : { help }), answer };
  });
}

const ofQuestions = (entries: readonly QuestionEntry[] = []): SharedRef[] =>
  entries.flatMap((entry) =>
    'situation' in entry ? [{ kind: 'situation', code: entry.situation, place: `questions/${entry.id}` }] : [],
  );

const ofRule = (text: unknown, place: string): SharedRef[] =>
  typeof text === 'string' ? rulesNamedIn(text).map((code) => ({ kind: 'rule', code, place })) : [];

const ofConditions = (
  fields: readonly { id: string; required?: unknown }[],
  materials: readonly { id: string; when?: unknown }[],
): SharedRef[] => [
  ...fields.flatMap(({ id, required }) => ofRule(required, `fields/${id}/required`)),
  ...materials.flatMap(({ id, when }) => ofRule(when, `materials/${id}/when`)),
];
