import Type, { type Static } from 'typebox';
import { closed, Code, Day, findable, Id, Rule, Text } from './schema-parts.ts';
import { QuestionEntry } from './service-item.ts';

/** 四类清单 (THG-11): key joint ones, those of building projects, other joint ones, single ones. */
export const programmeCategories = ['keyJoint', 'construction', 'otherJoint', 'single'] as const;
export type ProgrammeCategory = (typeof programmeCategories)[number];

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
    ...findable,
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
    questions: Type.Array(QuestionEntry),
    members: Type.Array(
      Type.Object(
        {
          id: Id('member'),
          item: Code,
          variant: Type.Optional(Code),
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
    followUps: Type.Optional(
      Type.Array(Type.Object({ bundle: Code, when: Text(60, 'in whose case or from when on, in words') }, closed), {
        description: '后续可办 (THG-06): what often comes after; what asks for a licence issued here follows by itself',
      }),
    ),
    programme: Type.Optional(
      Type.Object(
        {
          category: Type.Unsafe<ProgrammeCategory>(Type.Union(programmeCategories.map((one) => Type.Literal(one)))),
          onlineBy: Day,
          responsible: Text(60, 'the office that answers for it'),
          recommended: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 999,
              description: 'number on the recommended list of the level above',
            }),
          ),
          standardised: Type.Boolean({ description: '已定标: the level above has laid its standard down' }),
          pilot: Type.Optional(Type.Boolean({ description: '试点: published as a pilot' })),
        },
        {
          ...closed,
          description:
            '上线计划 (THG-11/18): category, day by which it is to be online, whether its standard is laid down',
        },
      ),
    ),
    plan: Type.Optional(
      Type.Object(
        {
          collaboration: Text(1000, '业务协同'),
          systems: Text(1000, '系统整合'),
          sharing: Text(1000, '数据共享'),
          version: Type.Integer({ minimum: 1, maximum: 999 }),
          approvedBy: Text(60),
          filing: Type.Optional(
            Type.Object(
              { number: Text(60), on: Day, version: Type.Integer({ minimum: 1, maximum: 999 }) },
              { ...closed, description: '备案: number and day, and which version of the plan was put on record' },
            ),
          ),
        },
        {
          ...closed,
          description: '实施方案 (THG-10): the plan of this bundle in three parts, who approved it, its record',
        },
      ),
    ),
    exception: Type.Optional(Type.Object({ reason: Text(300), approvedBy: Text(60), on: Day }, closed)),
  },
  closed,
);

export type Bundle = Static<typeof Bundle>;
