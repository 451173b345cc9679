import Type, { type Static } from 'typebox';
import { Duration, LegalBasis, Provenance } from './law.ts';
import { closed, Code, Day, Id, Text } from './schema-parts.ts';

/** 禁用词表 WordList (CAT-31): wording that a guide must not contain; the district edits it like any definition. */
export const WordList = Type.Object(
  {
    kind: Type.Literal('wordList'),
    code: Code,
    name: Text(60),
    words: Type.Array(
      Type.Object(
        {
          id: Id('word'),
          text: Text(20, 'found anywhere in a text of the guide'),
          allowed: Type.Optional(Type.Array(Text(30), { description: 'longer wordings that contain it and are fine' })),
          instead: Text(120, 'what to write instead'),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** 法规状态 LegalAct (CAT-32): whether a law that items cite still holds. `title` is written as the items write `law`. */
export const LegalAct = Type.Object(
  {
    kind: Type.Literal('legalAct'),
    code: Code,
    name: Text(120, 'title, as written in `law` of the basis'),
    status: Type.Union([Type.Literal('inForce'), Type.Literal('amended'), Type.Literal('repealed')]),
    on: Type.Optional(Day),
    replacedBy: Type.Optional(Text(120)),
    provenance: Provenance,
  },
  closed,
);

/** 体检例外 LintException: silences exactly one rule at one place until a day; published, so everybody sees who allowed it and why. */
export const LintException = Type.Object(
  {
    kind: Type.Literal('lintException'),
    code: Code,
    name: Text(60),
    rule: Type.String({ pattern: '^[a-z][a-z-]{0,63}$' }),
    place: Type.String({
      pattern: '^[A-Za-z]+:[^\\s]{1,200}$',
      description: 'the place of the finding, to the letter',
    }),
    reason: Text(300),
    approvedBy: Text(60, 'the office that allowed it, not a person'),
    until: Day,
  },
  closed,
);

/** 八类取消规则 (CAT-33), in the order of the document. */
export const cancelRules = [
  'no-basis',
  'licence-proves',
  'commitment-suffices',
  'online-check',
  'cancelled-above',
  'cancelled-list',
  'issuer-cannot',
  'needless',
] as const;
export type CancelRule = (typeof cancelRules)[number];

/** 证明事项清理结论 ProofReview (CAT-33/34): a verdict per cancel rule for one proof; a proof that no rule cancels is on the public list. */
export const ProofReview = Type.Object(
  {
    kind: Type.Literal('proofReview'),
    code: Id('the material type that is a proof'),
    name: Text(80),
    purpose: Text(200, '用途: what the proof is asked for'),
    verdicts: Type.Array(
      Type.Object(
        {
          rule: Type.Unsafe<CancelRule>(Type.Union(cancelRules.map((rule) => Type.Literal(rule)))),
          applies: Type.Boolean(),
          reason: Text(300),
          by: Text(60, 'the office that judged, not a person'),
          on: Day,
        },
        closed,
      ),
    ),
  },
  closed,
);

/** 五减各项: visits and days, steps, materials, fields, fees of one item. */
const Figures = {
  steps: Type.Integer({ minimum: 0 }),
  materials: Type.Integer({ minimum: 0 }),
  days: Type.Integer({ minimum: 0, description: 'working days promised' }),
  visits: Type.Integer({ minimum: 0 }),
  feesFen: Type.Integer({ minimum: 0 }),
};

/** 改革前基线 Baseline (CAT-17/18): what one item asked before the reform. */
export const Baseline = Type.Object(
  { kind: Type.Literal('baseline'), code: Code, name: Text(80), item: Code, on: Day, source: Text(200), ...Figures },
  closed,
);

/** 对标 Benchmark (CAT-19/21): the same item in another city. The six aspects in the words of its guide. */
export const Benchmark = Type.Object(
  {
    kind: Type.Literal('benchmark'),
    code: Code,
    name: Text(80),
    item: Code,
    city: Text(20),
    promised: Duration,
    source: Text(200),
    collectedOn: Day,
    aspects: Type.Optional(
      Type.Object(
        {
          conditions: Type.Optional(Text(300)),
          filing: Type.Optional(Text(300)),
          acceptance: Type.Optional(Text(300)),
          review: Type.Optional(Text(300)),
          issuing: Type.Optional(Text(300)),
          mechanism: Type.Optional(Text(300)),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** 清理结果 (CAT-14), by name. */
export const cleanUpOutcomes = { cancel: '取消', merge: '合并', toFiling: '转为备案' } as const;
export type CleanUpOutcome = keyof typeof cleanUpOutcomes;

/** 事项清理批次 CleanUp (CAT-14): what becomes of which item and why, as reviewed; carried out by the catalogue's own acts. */
export const CleanUp = Type.Object(
  {
    kind: Type.Literal('cleanUp'),
    code: Code,
    name: Text(80),
    on: Day,
    basis: LegalBasis,
    items: Type.Array(
      Type.Object(
        {
          item: Code,
          name: Text(80, 'the name it had; a cancelled item is looked up no more'),
          outcome: Type.Unsafe<CleanUpOutcome>(
            Type.Union(Object.keys(cleanUpOutcomes).map((outcome) => Type.Literal(outcome))),
          ),
          into: Type.Optional(Code),
          reason: Text(300),
          reviewedBy: Text(60, 'the office that reviewed it, not a person'),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

export type CleanUp = Static<typeof CleanUp>;
export type WordList = Static<typeof WordList>;
export type LegalAct = Static<typeof LegalAct>;
export type LintException = Static<typeof LintException>;
export type ProofReview = Static<typeof ProofReview>;
export type Baseline = Static<typeof Baseline>;
export type Benchmark = Static<typeof Benchmark>;
