import Type, { type Static } from 'typebox';
import { closed, Day, Text } from './schema-parts.ts';

/** 出处: how far a legal statement may be trusted (decisions.md 8). Only `confirmed` may refuse, grant, seal or move a deadline. */
export const Provenance = Type.Object(
  {
    mark: Type.Union([Type.Literal('seen'), Type.Literal('memory'), Type.Literal('confirmed')]),
    by: Type.Optional(Text(60)),
    on: Type.Optional(Day),
    demo: Type.Optional(Type.Boolean({ description: 'a confirmation made for demonstration only' })),
    source: Type.Optional(Text(200)),
  },
  closed,
);

/** 法律依据: law + article + provenance. */
export const LegalBasis = Type.Object(
  { law: Text(120), article: Type.Optional(Text(40)), gist: Type.Optional(Text(300)), provenance: Provenance },
  closed,
);

/** 期限: n of a unit; `instant` = 即办 (n = 0); `workingHour` runs in the office hours of the deciding region. */
export const Duration = Type.Object(
  {
    n: Type.Integer({ minimum: 0, maximum: 3650 }),
    unit: Type.Union([
      Type.Literal('workingDay'),
      Type.Literal('calendarDay'),
      Type.Literal('workingHour'),
      Type.Literal('instant'),
    ]),
  },
  closed,
);

export type Provenance = Static<typeof Provenance>;
export type LegalBasis = Static<typeof LegalBasis>;
export type Duration = Static<typeof Duration>;
