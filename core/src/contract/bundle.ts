import Type, { type Static } from 'typebox';
import { closed, Code, Day, Id, Rule, Text } from './schema-parts.ts';
import { Question } from './service-item.ts';

/** 一件事 Bundle (THG-01): members, inclusion, order, the five ones (THG-02), promise. */
export const Bundle = Type.Object(
  {
    kind: Type.Literal('bundle'),
    code: Code,
    name: Text(60),
    summary: Text(200),
    audience: Type.Union([Type.Literal('person'), Type.Literal('enterprise')]),
    lifeStage: Text(20),
    keywords: Type.Array(Text(20)),
    region: Code,
    lead: Code,
    applicantRole: Type.String({ description: 'role that the acting subject fills: a person or organisation role' }),
    fiveOnes: Type.Object(
      {
        mechanism: Type.Optional(Text(300)),
        standard: Type.Optional(Text(300)),
        guide: Type.Optional(Text(300)),
        form: Type.Optional(Text(300)),
        counter: Type.Optional(Text(300)),
      },
      closed,
    ),
    eligibility: Type.Array(Type.Object({ id: Id('condition'), text: Text(200) }, closed)),
    questions: Type.Array(Question),
    members: Type.Array(
      Type.Object(
        {
          id: Id('member'),
          item: Code,
          when: Type.Optional(Rule),
          after: Type.Optional(Type.Array(Id('member'))),
          mayOptOut: Type.Optional(Type.Boolean()),
          onFailure: Type.Optional(Type.Union([Type.Literal('cancelDependants'), Type.Literal('continue')])),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    promise: Type.Optional(
      Type.Array(Type.Object({ when: Type.Optional(Rule), days: Type.Integer({ minimum: 0 }) }, closed), {
        description: 'first match wins; absent = longest single member promise',
      }),
    ),
    visits: Type.Object({ times: Type.Integer({ minimum: 0 }), reason: Type.Optional(Text(200)) }, closed),
    confirmations: Type.Optional(
      Type.Array(
        Type.Object(
          {
            member: Id('member'),
            days: Type.Integer({ minimum: 0 }),
            authority: Code,
            by: Text(60),
            on: Day,
            reference: Text(100),
            demo: Type.Optional(Type.Boolean()),
          },
          closed,
        ),
      ),
    ),
    exception: Type.Optional(Type.Object({ reason: Text(300), approvedBy: Text(60), on: Day }, closed)),
  },
  closed,
);

export type Bundle = Static<typeof Bundle>;
