import type { FieldSource, FormField, PlannedField } from '../contract/index.ts';
import { type Exhibit, hole, type Need, surplus, type Verdict } from './exhibit.ts';

/** 字段证明: each field that a member needs here is on the form once, names that use, is required where it must be, and has a sound source. */
export function proveFields(exhibit: Exhibit): Verdict {
  const { plan, included, originals, truth } = exhibit;
  const verdict: Verdict = { checked: 0, holes: [], surplus: [] };
  const shown = new Map<string, PlannedField>();
  for (const field of plan.fields) {
    if (shown.has(field.key))
      verdict.surplus.push(surplus('field-twice', `fields/${field.key}`, `「${field.label}」在同一张表上出现两次`));
    shown.set(field.key, field);
  }
  const needed = originals.fields.filter((need) => included.has(need.member) && truth(need.rule) !== false);
  const byKey = Map.groupBy(needed, (need) => ownKey(need.thing));
  for (const [key, needs] of byKey) {
    verdict.checked += needs.length;
    const field = shown.get(key);
    if (field === undefined) verdict.holes.push(...needs.map((need) => fieldHole('field', need, '没有列入表单')));
    else verdict.holes.push(...proveOne(exhibit, field, needs));
    if (field !== undefined) verdict.surplus.push(...unneededUses(field, needs));
  }
  for (const field of plan.fields) {
    if (!byKey.has(field.key))
      verdict.surplus.push(surplus('field', `fields/${field.key}`, `「${field.label}」没有任何事项需要，却列入了表单`));
  }
  return verdict;
}

/** The merge key, computed here anew from decisions.md 4. */
export function ownKey(field: FormField): string {
  let key = field.element + '@' + field.role;
  if (field.path) key = key + '/' + field.path;
  if (field.occurrence) key = key + '#' + field.occurrence;
  return key;
}

function proveOne(exhibit: Exhibit, field: PlannedField, needs: readonly Need<FormField>[]): ReturnType<typeof hole>[] {
  const holes = needs
    .filter(
      (need) =>
        !field.uses.some(
          (use) => use.member === need.member && use.label === need.thing.label && use.purpose === need.thing.purpose,
        ),
    )
    .map((need) => fieldHole('field-use', need, '没有列为该部门要用的字段'));
  const must = needs.find((need) => need.rule !== false && exhibit.truth(need.rule) === true);
  if (must !== undefined && !field.required) holes.push(fieldHole('field-required', must, '应当必填而没有必填'));
  const may = needs.find((need) => exhibit.truth(need.rule) === null);
  if (must === undefined && may !== undefined && field.requiredWhen === null)
    holes.push(fieldHole('field-condition', may, '何时必填的条件丢失'));
  if (field.definition !== exhibit.catalogue.elements.get(field.definition.code)) {
    const same =
      JSON.stringify(field.definition) ===
      JSON.stringify(exhibit.catalogue.elements.get(needs[0]?.thing.element ?? ''));
    if (!same) holes.push(fieldHole('field-element', needs[0] as Need<FormField>, '数据元与事项规定的不同'));
  }
  if (field.source !== 'applicant' && !isSound(exhibit, field.source, needs))
    holes.push(fieldHole('field-source', needs[0] as Need<FormField>, '的来源没有根据'));
  return holes;
}

function unneededUses(field: PlannedField, needs: readonly Need<FormField>[]): ReturnType<typeof surplus>[] {
  const extra = field.uses.filter(
    (use) => !needs.some((need) => need.member === use.member && need.thing.label === use.label),
  );
  const found = extra.map((use) =>
    surplus('field-use', `fields/${field.key}`, `「${field.label}」给了不需要它的事项 ${use.item}`),
  );
  const doubled = field.uses.length > needs.length && extra.length === 0;
  return doubled ? [...found, surplus('field-use', `fields/${field.key}`, `「${field.label}」的用途重复列出`)] : found;
}

/** Listed by one of the users; a member's output only where that member is concluded before every user starts. */
function isSound(exhibit: Exhibit, source: FieldSource, needs: readonly Need<FormField>[]): boolean {
  const listed = needs.flatMap((need) => need.thing.sources ?? []).concat(unlisted(exhibit, needs));
  if (source.kind !== 'output') return listed.some((one) => JSON.stringify(one) === JSON.stringify(source));
  const producer = exhibit.plan.included.find((member) => member.item === source.item);
  if (producer === undefined || needs.some((need) => !isBefore(exhibit, producer.id, need.member))) return false;
  const issued = exhibit.catalogue.items.get(source.item)?.definition.result.licenceType;
  return listed.some(
    (one) =>
      (one.kind === 'output' && one.item === source.item && one.attribute === source.attribute) ||
      (one.kind === 'licence' && one.licenceType === issued && one.attribute === source.attribute),
  );
}

/** A source that another member lists for the same key (a use that is not needed in this situation) is sound too. */
function unlisted({ originals }: Exhibit, needs: readonly Need<FormField>[]): FieldSource[] {
  const keys = new Set(needs.map((need) => ownKey(need.thing)));
  return originals.fields.filter((need) => keys.has(ownKey(need.thing))).flatMap((need) => need.thing.sources ?? []);
}

/** Whether `earlier` is concluded before `later` starts, along the plan's own edges. */
export function isBefore({ plan }: Exhibit, earlier: string, later: string): boolean {
  const open = [later];
  const seen = new Set<string>();
  while (open.length > 0) {
    const at = open.pop() as string;
    for (const edge of plan.edges) {
      if (edge.to !== at || seen.has(edge.from)) continue;
      if (edge.from === earlier) return true;
      seen.add(edge.from);
      open.push(edge.from);
    }
  }
  return false;
}

function fieldHole(kind: string, { member, item, thing }: Need<FormField>, what: string): ReturnType<typeof hole> {
  return hole(
    kind,
    `item:${item.code}/fields/${thing.id}`,
    `「${item.name}」（${member}）需要的「${thing.label}」${what}`,
  );
}
