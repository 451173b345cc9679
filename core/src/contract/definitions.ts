import Type, { type Static } from 'typebox';

/**
 * 定义 Definitions: what a district publishes as data. One TypeBox schema per kind is at once the TypeScript type,
 * the JSON Schema of pack files (`yijian lint --schema`) and the check at the edge.
 * Every material, step, field, question and condition carries a stable `id` from the first pack (decisions.md 11).
 */

const closed = { additionalProperties: false } as const;
const Id = (description: string) =>
  Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$', description: `${description}; stable, never reused` });
const Text = (max: number, description?: string) => Type.String({ minLength: 1, maxLength: max, description });
const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'ISO day, Asia/Shanghai' });
/** FEEL subset text over situation answers (question ids) and, inside an item, over its own field ids. */
const Rule = Type.String({ minLength: 1, maxLength: 500, description: 'FEEL subset, see core/src/rules/rules.md' });

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

/** 期限: n of a unit; `instant` = 即办 (n = 0). */
export const Duration = Type.Object(
  {
    n: Type.Integer({ minimum: 0, maximum: 3650 }),
    unit: Type.Union([Type.Literal('workingDay'), Type.Literal('calendarDay'), Type.Literal('instant')]),
  },
  closed,
);

/** 数据元 DataElement (FRM-03): one meaning, one check, one value list for all forms. */
export const DataElement = Type.Object(
  {
    kind: Type.Literal('dataElement'),
    code: Id('data element code'),
    name: Text(40, 'Chinese name shown in every form'),
    type: Type.Union([
      Type.Literal('text'),
      Type.Literal('longText'),
      Type.Literal('integer'),
      Type.Literal('decimal'),
      Type.Literal('date'),
      Type.Literal('boolean'),
      Type.Literal('choice'),
      Type.Literal('choices'),
    ]),
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, description: 'in code points' })),
    min: Type.Optional(Type.String({ description: 'decimal text' })),
    max: Type.Optional(Type.String({ description: 'decimal text' })),
    scale: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    unit: Type.Optional(Text(10)),
    values: Type.Optional(Type.Array(Type.Object({ code: Code, label: Text(60) }, closed), { minItems: 1 })),
    check: Type.Optional(
      Type.Union([
        Type.Literal('idNumber'),
        Type.Literal('uscc'),
        Type.Literal('mobile'),
        Type.Literal('phone'),
        Type.Literal('postcode'),
        Type.Literal('date'),
        Type.Literal('personName'),
      ]),
    ),
    sensitivity: Type.Union([
      Type.Literal('public'),
      Type.Literal('internal'),
      Type.Literal('personal'),
      Type.Literal('sensitive'),
    ]),
    standard: Type.Optional(Text(80, 'e.g. GB 11643-1999')),
    help: Type.Optional(Text(200)),
  },
  closed,
);

/** 当事人角色 / 主体路径: the second and third part of the merge key (decisions.md 4). */
export const Role = Type.Object(
  {
    kind: Type.Literal('role'),
    code: Id('party role, e.g. father, legalRepresentative, enterprise'),
    name: Text(20),
    subject: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
  },
  closed,
);
export const SubjectPath = Type.Object(
  { kind: Type.Literal('subjectPath'), code: Id('subject path, e.g. premises, registered, delivery'), name: Text(20) },
  closed,
);

/** 证照类型 LicenceType (LIC-01). `typeCode`: 21 characters per GB/T 36904 when a defining authority is known. */
export const LicenceType = Type.Object(
  {
    kind: Type.Literal('licenceType'),
    code: Id('licence type'),
    name: Text(60),
    typeCode: Type.String({ pattern: '^[0-9A-Z]{18}[0-9A-Z]{3}$' }),
    holder: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
    validity: Type.Optional(Duration),
    template: Id('document template'),
    attributes: Type.Array(Type.Object({ id: Id('attribute'), name: Text(40), element: Code }, closed), {
      description: 'facts printed on the licence and readable by later bundles',
    }),
  },
  closed,
);

/** 材料类型 MaterialType: the first part of a material's merge key. */
export const MaterialType = Type.Object(
  {
    kind: Type.Literal('materialType'),
    code: Id('material type'),
    name: Text(80),
    licenceType: Type.Optional(Code),
    issuedBy: Type.Union([Type.Literal('applicant'), Type.Literal('government'), Type.Literal('other')], {
      description: '来源渠道 10 / 20 / 99',
    }),
  },
  closed,
);

/** 免提交方式: how a material or a field is obtained instead of being asked. */
export const Way = Type.Union([
  Type.Object({ kind: Type.Literal('licence'), licenceType: Code }, closed),
  Type.Object(
    {
      kind: Type.Literal('register'),
      register: Type.Union([Type.Literal('population'), Type.Literal('enterprise')]),
      record: Id('record'),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('generated'), note: Text(100) }, closed),
  Type.Object({ kind: Type.Literal('commitment'), text: Text(300) }, closed),
]);

export const FieldSource = Type.Union([
  Type.Object({ kind: Type.Literal('licence'), licenceType: Code, attribute: Id('attribute') }, closed),
  Type.Object(
    {
      kind: Type.Literal('register'),
      register: Type.Union([Type.Literal('population'), Type.Literal('enterprise')]),
      attribute: Id('attribute'),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('output'), item: Code, attribute: Id('attribute') }, closed),
  Type.Object({ kind: Type.Literal('answer'), question: Id('question') }, closed),
  Type.Object({ kind: Type.Literal('account'), attribute: Id('attribute') }, closed),
]);

/** 表单字段: one box of one item's own form, bound to a data element; merged by (element, role, path, occurrence). */
export const FormField = Type.Object(
  {
    id: Id('field'),
    label: Text(60, "the item's own wording on its original form"),
    section: Text(20),
    element: Code,
    role: Code,
    path: Type.Optional(Code),
    occurrence: Type.Optional(Id('occurrence or period')),
    required: Type.Union([Type.Boolean(), Rule]),
    sources: Type.Optional(Type.Array(FieldSource)),
    purpose: Text(120, 'why the item needs it (最少必要, FRM-02)'),
  },
  closed,
);

/** 申请材料 with the six elements of CAT-29: name, basis, format, content, copies, signature. */
export const Material = Type.Object(
  {
    id: Id('material'),
    material: Code,
    holder: Code,
    path: Type.Optional(Code),
    period: Type.Optional(Id('version or period')),
    necessity: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('deferrable')]),
    when: Type.Optional(Rule),
    form: Type.Union([Type.Literal('electronic'), Type.Literal('either'), Type.Literal('paper')]),
    originals: Type.Integer({ minimum: 0, maximum: 20 }),
    copies: Type.Integer({ minimum: 0, maximum: 20 }),
    content: Text(300, 'what it must contain'),
    format: Text(100, 'e.g. PDF 或 JPG,A4'),
    signature: Text(60, 'e.g. 法定代表人签字并加盖公章 / 无'),
    basis: Type.Array(LegalBasis),
    ways: Type.Optional(Type.Array(Way)),
    keepReason: Type.Optional(Text(200, 'why a government-issued material must still be brought (FRM-08)')),
  },
  closed,
);

/** 情形问题 Situation question in everyday words; merged over members by id. */
export const Question = Type.Object(
  {
    id: Id('question'),
    text: Text(80),
    help: Type.Optional(Text(300)),
    answer: Type.Union([
      Type.Object(
        {
          kind: Type.Literal('choice'),
          options: Type.Array(Type.Object({ code: Code, label: Text(40), help: Type.Optional(Text(120)) }, closed), {
            minItems: 2,
          }),
        },
        closed,
      ),
      Type.Object(
        {
          kind: Type.Literal('choices'),
          options: Type.Array(Type.Object({ code: Code, label: Text(40), help: Type.Optional(Text(120)) }, closed), {
            minItems: 1,
          }),
        },
        closed,
      ),
      Type.Object(
        {
          kind: Type.Literal('number'),
          unit: Text(10),
          min: Type.String(),
          max: Type.String(),
          scale: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
        },
        closed,
      ),
    ]),
  },
  closed,
);

/** 办理环节 Step: at most three levels 受理, 审查, 决定 (ENG-02). */
export const Step = Type.Object(
  {
    id: Id('step'),
    kind: Type.Union([Type.Literal('accept'), Type.Literal('review'), Type.Literal('decide')]),
    name: Text(20),
    post: Code,
    days: Type.Integer({ minimum: 0, maximum: 365 }),
    standard: Text(300, '审查标准'),
  },
  closed,
);

export const Fee = Type.Object(
  { id: Id('fee'), name: Text(60), amountFen: Type.Integer({ minimum: 0 }), basis: Type.Array(LegalBasis) },
  closed,
);

/** 办理结果 (ENG-32). `outputs`: attributes that later members may read, each the value of one of the item's own fields or the number. */
export const ItemResult = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('licence'),
      Type.Literal('document'),
      Type.Literal('record'),
      Type.Literal('conclusion'),
    ]),
    name: Text(80),
    licenceType: Type.Optional(Code),
    holder: Type.Optional(Code),
    template: Type.Optional(Id('document template')),
    delivery: Type.Array(Type.Union([Type.Literal('electronic'), Type.Literal('counter'), Type.Literal('post')])),
    attributes: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Id('attribute'),
            field: Type.Optional(Id('field of this item')),
            generated: Type.Optional(
              Type.Union([Type.Literal('number'), Type.Literal('issuedOn'), Type.Literal('validTo')]),
            ),
            text: Type.Optional(Text(200)),
          },
          closed,
        ),
      ),
    ),
  },
  closed,
);

/** 实施清单 ServiceItem as implemented by one authority (CAT-02); `node` per decisions.md 6. */
export const ServiceItem = Type.Object(
  {
    kind: Type.Literal('item'),
    code: Code,
    name: Text(80),
    node: Type.Union([
      Type.Literal('strand'),
      Type.Literal('check'),
      Type.Literal('community'),
      Type.Literal('gather'),
    ]),
    baseCode: Type.Optional(Type.String({ pattern: '^\\d{12}$', description: '基本编码' })),
    taskCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{18}[1-6]\\d{12}$', description: '实施编码 31' })),
    type: Type.String({ pattern: '^(0[1-9]|10|20|00)$', description: '事项类型; 00 = not a catalogue item' }),
    authority: Code,
    supervisor: Type.Optional(Code),
    decidingRegion: Code,
    regime: Code,
    audience: Type.Array(Type.Union([Type.Literal('person'), Type.Literal('enterprise')]), { minItems: 1 }),
    basis: Type.Array(LegalBasis),
    conditions: Type.Array(
      Type.Object({ id: Id('condition'), text: Text(300), basis: Type.Optional(Type.Array(LegalBasis)) }, closed),
    ),
    statutory: Type.Union([Duration, Type.Null()]),
    promised: Duration,
    steps: Type.Array(Step),
    fees: Type.Array(Fee),
    visits: Type.Object({ times: Type.Integer({ minimum: 0, maximum: 10 }), reason: Type.Optional(Text(200)) }, closed),
    place: Text(200),
    openHours: Text(100),
    phone: Text(40),
    complaintPhone: Text(40),
    questions: Type.Optional(Type.Array(Question)),
    fields: Type.Array(FormField),
    materials: Type.Array(Material),
    result: ItemResult,
    check: Type.Optional(
      Type.Object(
        {
          register: Type.Union([Type.Literal('population'), Type.Literal('enterprise')]),
          subject: Code,
          attribute: Id('attribute'),
          expect: Type.Array(Text(40), { minItems: 1 }),
          failure: Text(200),
          remedy: Text(200),
        },
        closed,
      ),
    ),
    tacitApproval: Type.Optional(Type.Boolean({ description: '超时默认 opt-in; unused until confirmed' })),
    faq: Type.Optional(Type.Array(Type.Object({ id: Id('faq'), question: Text(100), answer: Text(500) }, closed))),
  },
  closed,
);

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

export type Provenance = Static<typeof Provenance>;
export type LegalBasis = Static<typeof LegalBasis>;
export type Duration = Static<typeof Duration>;
export type DataElement = Static<typeof DataElement>;
export type Role = Static<typeof Role>;
export type SubjectPath = Static<typeof SubjectPath>;
export type LicenceType = Static<typeof LicenceType>;
export type MaterialType = Static<typeof MaterialType>;
export type Way = Static<typeof Way>;
export type FieldSource = Static<typeof FieldSource>;
export type FormField = Static<typeof FormField>;
export type Material = Static<typeof Material>;
export type Question = Static<typeof Question>;
export type Step = Static<typeof Step>;
export type ItemResult = Static<typeof ItemResult>;
export type ServiceItem = Static<typeof ServiceItem>;
export type ProcedureRegime = Static<typeof ProcedureRegime>;
export type Bundle = Static<typeof Bundle>;

/** 机构、区划、岗位、人员: ground facts of a pack (not versioned definitions of law, but imported the same way). */
export const Region = Type.Object(
  {
    kind: Type.Literal('region'),
    code: Type.String({ pattern: '^\\d{6}(\\d{6})?$' }),
    name: Text(40),
    level: Type.Integer({ minimum: 1, maximum: 6 }),
    parent: Type.Optional(Type.String()),
  },
  closed,
);
export const Authority = Type.Object(
  {
    kind: Type.Literal('authority'),
    code: Id('authority'),
    name: Text(60),
    shortName: Text(20),
    uscc: Type.String({ pattern: '^[0-9A-Z]{18}$' }),
    region: Type.String(),
    address: Text(100),
    phone: Text(40),
  },
  closed,
);
export const Hall = Type.Object(
  {
    kind: Type.Literal('hall'),
    code: Id('hall'),
    name: Text(60),
    region: Type.String(),
    address: Text(100),
    openHours: Text(100),
    phone: Text(40),
    counters: Type.Array(Type.Object({ id: Id('counter'), name: Text(20), bundles: Type.Array(Code) }, closed)),
  },
  closed,
);
export type Region = Static<typeof Region>;
export type Authority = Static<typeof Authority>;
export type Hall = Static<typeof Hall>;

/** Every kind of definition by its `kind` tag. */
export const definitionSchemas = {
  dataElement: DataElement,
  role: Role,
  subjectPath: SubjectPath,
  licenceType: LicenceType,
  materialType: MaterialType,
  item: ServiceItem,
  regime: ProcedureRegime,
  bundle: Bundle,
  region: Region,
  authority: Authority,
  hall: Hall,
} as const;
export type DefinitionKind = keyof typeof definitionSchemas;
export type Definition =
  | DataElement
  | Role
  | SubjectPath
  | LicenceType
  | MaterialType
  | ServiceItem
  | ProcedureRegime
  | Bundle
  | Region
  | Authority
  | Hall;
