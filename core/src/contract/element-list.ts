import Type, { type Static } from 'typebox';
import { closed, Code, Id, Text } from './schema-parts.ts';

/**
 * 要素表 (CAT-03/04/05, 「五级48同」): the elements of an implementation list and who sets each. Which 48 they are is the province's
 * to say, so it is a definition. `path`: parts of the item joined by `/`, `*` for any member of a list.
 */
export const ElementList = Type.Object(
  {
    kind: Type.Literal('elementList'),
    code: Code,
    name: Text(60),
    elements: Type.Array(
      Type.Object(
        {
          id: Id('element'),
          name: Text(40),
          path: Type.String({ pattern: '^([A-Za-z]+|\\*)(/([A-Za-z]+|\\*))*$' }),
          class: Type.Union([Type.Literal('common'), Type.Literal('local'), Type.Literal('own')]),
          ceiling: Type.Optional(
            Type.Boolean({ description: 'a duration that a lower level may only shorten (承诺时限只降不升)' }),
          ),
          sameSource: Type.Optional(Type.Boolean({ description: 'one of the eight elements of CAT-04' })),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

export type ElementList = Static<typeof ElementList>;
