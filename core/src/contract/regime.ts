import Type, { type Static } from 'typebox';
import { LegalBasis } from './law.ts';
import { closed, Id, Text } from './schema-parts.ts';

/** 程序制度 ProcedureRegime per item type (decisions.md 7): clocks, grounds, remedies, each with its law. */
const LegalDays = Type.Object(
  {
    n: Type.Integer({ minimum: 0 }),
    unit: Type.Union([Type.Literal('workingDay'), Type.Literal('calendarDay')]),
    basis: LegalBasis,
  },
  closed,
);
export const ProcedureRegime = Type.Object(
  {
    kind: Type.Literal('regime'),
    code: Id('regime'),
    name: Text(40),
    itemTypes: Type.Array(Type.String()),
    receipt: Type.Optional(LegalDays),
    supplementAnswer: Type.Optional(LegalDays),
    delivery: Type.Optional(LegalDays),
    jointCap: Type.Optional(LegalDays),
    /** 保管期限 of the case file from the day it ended, in years; null = kept for ever */
    retention: Type.Optional(
      Type.Object(
        { years: Type.Union([Type.Integer({ minimum: 1, maximum: 100 }), Type.Null()]), basis: LegalBasis },
        closed,
      ),
    ),
    suspensionGrounds: Type.Array(Type.Object({ id: Id('ground'), name: Text(20), basis: LegalBasis }, closed)),
    remedies: Type.Array(
      Type.Object(
        {
          id: Id('remedy'),
          name: Text(20),
          text: Text(300),
          term: Type.Optional(
            Type.Object(
              { n: Type.Integer({ minimum: 1 }), unit: Type.Union([Type.Literal('day'), Type.Literal('month')]) },
              closed,
            ),
          ),
          basis: LegalBasis,
        },
        closed,
      ),
    ),
  },
  closed,
);

export type ProcedureRegime = Static<typeof ProcedureRegime>;
