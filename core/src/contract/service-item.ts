import Type, { type Static } from 'typebox';
import { DeliveryWay, SealKind } from './document-template.ts';
import { Duration, LegalBasis } from './law.ts';
import { type Channel, channels } from '../channel.ts';
import { closed, Code, Day, findable, Id, Rule, Text } from './schema-parts.ts';

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

/**
 * 签署位 SignaturePlace (FRM-14): who signs or stamps a material, and where on the paper; several stand in the order of signing. On the
 * screen only an applicant's own signature can be made; a stamp, and whatever another party signs, comes as a scan or on paper.
 */
export const SignaturePlace = Type.Object(
  {
    id: Id('signature place'),
    label: Text(20, 'e.g. 经办人签字'),
    signer: Type.Union([
      Type.Literal('applicant'),
      Type.Literal('legalRepresentative'),
      Type.Literal('agent'),
      Type.Literal('other'),
    ]),
    means: Type.Union([Type.Literal('signature'), Type.Literal('seal')]),
    at: Text(40, 'where on the paper, e.g. 申请表末页右下角'),
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
    signing: Type.Optional(
      Type.Array(SignaturePlace, {
        minItems: 1,
        maxItems: 6,
        description:
          '签署位 (FRM-14), in the order of signing; absent: the words of `signature` are told, nothing is checked',
      }),
    ),
    basis: Type.Array(LegalBasis),
    ways: Type.Optional(Type.Array(Way)),
    keepReason: Type.Optional(Text(200, 'why a government-issued material must still be brought (FRM-08)')),
  },
  closed,
);

/** 情形的答案 Answer: one of some options, several of them, or a number. */
export const Answer = Type.Union([
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
]);

/** 情形问题 Situation question in everyday words; merged over members by id. */
export const Question = Type.Object(
  { id: Id('question'), text: Text(80), help: Type.Optional(Text(300)), answer: Answer },
  closed,
);

/** 引用的情形 QuestionRef: the question of a shared situation, under an id of this item or bundle. */
export const QuestionRef = Type.Object({ id: Id('question'), situation: Code }, closed);
/** 情形问题或引用. */
export const QuestionEntry = Type.Union([Question, QuestionRef]);

/** 办理环节 Step: at most three levels 受理, 审查, 决定 (ENG-02); a fourth, a second 审查, only with `extraLevel`. */
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

/** 结果类型: 证照, 批文, 登记, 备案, 通知, 结论. */
export const ResultKind = Type.Union([
  Type.Literal('licence'),
  Type.Literal('approval'),
  Type.Literal('registration'),
  Type.Literal('record'),
  Type.Literal('notice'),
  Type.Literal('conclusion'),
]);

/**
 * 办理结果 (ENG-32): its type, the template of its letter, whose seal and how it reaches the applicant; absent `template` or `seal`: those of
 * the type. `outputs`: attributes that later members may read, each the value of one of the
 * item's own fields or the number.
 */
export const ItemResult = Type.Object(
  {
    kind: ResultKind,
    name: Text(80),
    licenceType: Type.Optional(Code),
    holder: Type.Optional(Code),
    template: Type.Optional(Id('document template')),
    sample: Type.Optional(Text(200, '结果样本: where a sample of the result can be seen')),
    seal: Type.Optional(SealKind),
    delivery: Type.Array(DeliveryWay),
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

/** 改革方式 (CAT-16), by name. */
export const reformModes = {
  cancelled: '直接取消审批',
  filing: '审批改为备案',
  commitment: '实行告知承诺',
  improved: '优化审批服务',
} as const;
export type ReformMode = keyof typeof reformModes;

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
    inherits: Type.Optional(
      Type.Object(
        { item: Code, version: Type.Optional(Type.Integer({ minimum: 1 })) },
        {
          ...closed,
          description:
            '上级事项: the item of the level above and the version of it that this one was merged with (absent: the one in force when it is saved)',
        },
      ),
    ),
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
    extraLevel: Type.Optional(
      Type.Object(
        { basis: LegalBasis },
        { ...closed, description: '第四级依据 (ENG-02): the law that demands a fourth level' },
      ),
    ),
    instant: Type.Optional(
      Type.Object(
        { basis: LegalBasis },
        { ...closed, description: '即办件 (ITK-08): one level, decided when received' },
      ),
    ),
    recordOnly: Type.Optional(
      Type.Object(
        { basis: LegalBasis },
        {
          ...closed,
          description: '备案类事项 (CAT-15): a filing by its own law; complete means filed, nobody approves',
        },
      ),
    ),
    fees: Type.Array(Fee),
    visits: Type.Object({ times: Type.Integer({ minimum: 0, maximum: 10 }), reason: Type.Optional(Text(200)) }, closed),
    place: Text(200),
    openHours: Text(100),
    phone: Text(40),
    complaintPhone: Text(40),
    questions: Type.Optional(Type.Array(QuestionEntry)),
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
    ...findable,
    lifeStages: Type.Optional(Type.Array(Text(20))),
    keywords: Type.Optional(Type.Array(Text(20), { description: 'how people call it; read by search, never shown' })),
    handling: Type.Optional(
      Type.Union([Type.Literal('instant'), Type.Literal('promised')], { description: '办件类型: 即办件 / 承诺件' }),
    ),
    filing: Type.Optional(
      Type.Array(Type.Union([Type.Literal('counter'), Type.Literal('online'), Type.Literal('post')]), {
        description: '办理形式: 窗口 / 网上 / 邮寄',
      }),
    ),
    onlineDepth: Type.Optional(
      Type.Union([Type.Literal('enquire'), Type.Literal('book'), Type.Literal('apply'), Type.Literal('whole')], {
        description: '网办深度 (CAT-26): 可查 / 可预约 / 可申报 / 全程网办',
      }),
    ),
    channels: Type.Optional(
      Type.Array(Type.Unsafe<Channel>(Type.Union(channels.map((channel) => Type.Literal(channel)))), {
        description: '上架渠道 (CAT-27)',
      }),
    ),
    onlinePayment: Type.Optional(Type.Boolean({ description: '网上支付' })),
    topicClasses: Type.Optional(
      Type.Object(
        { person: Type.Optional(Type.Array(Text(20))), enterprise: Type.Optional(Type.Array(Text(20))) },
        { ...closed, description: '主题分类, by who is served' },
      ),
    ),
    reform: Type.Optional(
      Type.Object(
        {
          mode: Type.Unsafe<ReformMode>(Type.Union(Object.keys(reformModes).map((mode) => Type.Literal(mode)))),
          on: Day,
          basis: Type.Optional(LegalBasis),
          commitment: Type.Optional(
            Type.Object(
              {
                informs: Text(2000, '告知内容: what the office tells: conditions, what an untrue commitment leads to'),
                pledge: Text(1000, '承诺内容, in the words of the applicant'),
              },
              closed,
            ),
          ),
        },
        {
          ...closed,
          description:
            '改革方式 (CAT-16): 直接取消审批 / 审批改为备案 / 告知承诺 / 优化审批服务, and since when; drives the flow only on a confirmed basis',
        },
      ),
    ),
    faq: Type.Optional(Type.Array(Type.Object({ id: Id('faq'), question: Text(100), answer: Text(500) }, closed))),
  },
  closed,
);

export type Way = Static<typeof Way>;
export type FieldSource = Static<typeof FieldSource>;
export type FormField = Static<typeof FormField>;
export type SignaturePlace = Static<typeof SignaturePlace>;
export type Material = Static<typeof Material>;
export type Question = Static<typeof Question>;
export type QuestionEntry = Static<typeof QuestionEntry>;
export type Step = Static<typeof Step>;
export type ItemResult = Static<typeof ItemResult>;
export type ServiceItem = Static<typeof ServiceItem>;

/** 写全的问题: those in full; a reference that was not put in full (`expandItem`, `expandBundle`) names a situation that is not there. */
export const questionsInFull = (entries: readonly QuestionEntry[] | undefined): Question[] =>
  (entries ?? []).filter((entry): entry is Question => 'answer' in entry);
