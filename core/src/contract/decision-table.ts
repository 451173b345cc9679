import Type, { type Static } from 'typebox';
import { closed, Code, Id, Text } from './schema-parts.ts';

const Column = Type.Object(
  { id: Id('column'), element: Code, label: Type.Optional(Text(40, 'the data element’s name when absent')) },
  closed,
);

/**
 * 决策表 DecisionTable: rows of conditions over data elements with what follows from them (DMN 1.5, 8). Cells are text as an
 * officer writes it (`>= 50`, `[10..50)`, `餐馆、食堂`, `-` for any); see core/src/rules/rules.md.
 */
export const DecisionTable = Type.Object(
  {
    kind: Type.Literal('decisionTable'),
    code: Id('decision table code'),
    name: Text(60),
    inputs: Type.Array(Column, { minItems: 1, maxItems: 12 }),
    outputs: Type.Array(Column, { minItems: 1, maxItems: 8 }),
    hitPolicy: Type.Union([Type.Literal('unique'), Type.Literal('first'), Type.Literal('collect')], {
      description: 'unique: rows never overlap; first: the topmost counts; collect: all count',
    }),
    aggregate: Type.Optional(
      Type.Union(
        [Type.Literal('list'), Type.Literal('sum'), Type.Literal('min'), Type.Literal('max'), Type.Literal('count')],
        { description: 'what collect makes of the rows; list when absent' },
      ),
    ),
    rows: Type.Array(
      Type.Object(
        {
          id: Id('row'),
          when: Type.Array(Type.String({ maxLength: 200 }), { description: 'one cell per input' }),
          gives: Type.Array(Type.String({ maxLength: 200 }), { description: 'one cell per output' }),
          note: Type.Optional(Text(200)),
        },
        closed,
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  closed,
);
export type DecisionTable = Static<typeof DecisionTable>;
