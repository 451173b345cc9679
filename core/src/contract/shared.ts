import Type, { type Static, type TObject, type TProperties } from 'typebox';
import { Duration, LegalBasis } from './law.ts';
import { closed, Code, Id, Rule, Text } from './schema-parts.ts';
import { Answer, Fee, FormField, ItemResult, Material, QuestionEntry, Step } from './service-item.ts';

/** 情形 Situation: a question with its answers that several bundles and items share; they name it by `{ id, situation }`. */
export const Situation = Type.Object(
  {
    kind: Type.Literal('situation'),
    code: Code,
    name: Text(60),
    text: Text(80),
    help: Type.Optional(Text(300)),
    answer: Answer,
  },
  closed,
);

/** 规则 SharedRule: a condition with a name that definitions refer to by `rule("code")`, with the law that it follows from. */
export const SharedRule = Type.Object(
  { kind: Type.Literal('rule'), code: Code, name: Text(60), when: Rule, basis: Type.Array(LegalBasis) },
  closed,
);

/** What a variant says about one member of a list: its id and only what differs. */
const sparse = <Parts extends TProperties & { id: ReturnType<typeof Id> }>(whole: TObject<Parts>) => {
  const { id, ...others } = whole.properties;
  return Type.Object({ id, ...Type.Partial(Type.Object(others)).properties }, closed);
};

/**
 * 业务办理项 Variant (C 0109.2 `task_handle_item`): one way in which an item is applied for (新办, 变更, 延续, 补证, 注销). `changes`: only what
 * differs from the item, members of lists by their stable id, the result in full; `without`: members that do not apply, as `materials/floor-plan`.
 */
export const Variant = Type.Object(
  {
    kind: Type.Literal('variant'),
    code: Code,
    name: Text(60),
    item: Code,
    sequence: Type.String({ pattern: '^\\d{2}$', description: '业务办理项编码 = 实施编码 31 + these 2 digits' }),
    changes: Type.Object(
      {
        name: Type.Optional(Text(80)),
        statutory: Type.Optional(Duration),
        promised: Type.Optional(Duration),
        conditions: Type.Optional(Type.Array(Type.Object({ id: Id('condition'), text: Text(300) }, closed))),
        questions: Type.Optional(Type.Array(QuestionEntry)),
        fields: Type.Optional(Type.Array(sparse(FormField))),
        materials: Type.Optional(Type.Array(sparse(Material))),
        steps: Type.Optional(Type.Array(sparse(Step))),
        fees: Type.Optional(Type.Array(sparse(Fee))),
        result: Type.Optional(ItemResult),
      },
      closed,
    ),
    without: Type.Optional(
      Type.Array(
        Type.String({
          pattern: '^(conditions|questions|fields|materials|steps|fees)/[a-z][A-Za-z0-9-]{0,63}$',
        }),
      ),
    ),
  },
  closed,
);

export type Situation = Static<typeof Situation>;
export type SharedRule = Static<typeof SharedRule>;
export type Variant = Static<typeof Variant>;
