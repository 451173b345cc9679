import Type, { type Static } from 'typebox';

/**
 * 基础数据 Ground rows of a pack: the people, posts, register rows and first licences that a demonstration starts from.
 * They are facts, not definitions of law: not versioned, imported once. Each row carries its `kind` like a definition.
 */
const closed = { additionalProperties: false } as const;
const Id = (description: string) => Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$', description });
const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
const Text = (max: number, description?: string) => Type.String({ minLength: 1, maxLength: max, description });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'ISO day, Asia/Shanghai' });
const Uscc = Type.String({ pattern: '^[0-9A-Z]{18}$', description: 'GB 32100' });
const IdNumber = Type.String({ pattern: '^\\d{17}[0-9X]$', description: 'GB 11643' });
/** Attribute id -> value as text: numbers as decimal text, dates as ISO days, choices as their code. */
const Attributes = Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$' }), Type.String({ maxLength: 2000 }));

/** 演示包说明 Manifest `pack.yaml`: one per folder, no `kind`. */
export const PackManifest = Type.Object(
  {
    code: Id('pack'),
    name: Text(60),
    label: Text(100, 'shown on screen beside everything from this pack'),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    demo: Type.Boolean({ description: 'true: its legal confirmations were made for demonstration only' }),
    note: Type.Optional(Text(500)),
  },
  closed,
);

/** 自然人. `idNumber` and `name` are kept exactly as written (𠮷, 间隔号). `address`: where post reaches the person. */
export const Person = Type.Object(
  {
    kind: Type.Literal('person'),
    code: Id('person'),
    name: Text(60),
    idNumber: IdNumber,
    mobile: Type.String({ pattern: '^1[3-9]\\d{9}$' }),
    address: Type.Optional(Text(200)),
  },
  closed,
);

/** 法人或其他组织. `legalRepresentative` (法定代表人、负责人、经营者) is a person of the pack. */
export const Organisation = Type.Object(
  {
    kind: Type.Literal('organisation'),
    code: Id('organisation'),
    name: Text(100),
    uscc: Uscc,
    legalRepresentative: Id('person'),
    address: Text(200),
  },
  closed,
);

/** 委托: `agent` may act for the organisation in the listed bundles, from day to day inclusive. */
export const Mandate = Type.Object(
  {
    kind: Type.Literal('mandate'),
    code: Id('mandate'),
    organisation: Id('organisation'),
    agent: Id('person'),
    bundles: Type.Array(Code, { minItems: 1 }),
    from: Day,
    to: Day,
  },
  closed,
);

/** 演示账号: `purpose` says in Chinese what to try with it; printed by `npm start`. */
export const Account = Type.Object(
  {
    kind: Type.Literal('account'),
    login: Type.String({ pattern: '^[a-z][a-z0-9-]{1,31}$' }),
    password: Text(64),
    person: Id('person'),
    purpose: Type.Optional(Text(100)),
  },
  closed,
);

/** The closed list of post roles. A step of an item names one of them as its `post`. */
export const postRoles = [
  'counter',
  'receiver',
  'reviewer',
  'decider',
  'issuer',
  'catalogueManager',
  'supervisor',
  'administrator',
] as const;
export type PostRole = (typeof postRoles)[number];

/** 岗位: `standIn` A = 主岗, B = 替补岗; both may act. `hall`: the post sits in that hall, outlet or desk (综合窗口、收件岗); `endsOn`: the last day on which it may act. */
export const Post = Type.Object(
  {
    kind: Type.Literal('post'),
    code: Id('post'),
    person: Id('person'),
    authority: Id('authority'),
    role: Type.Union([
      Type.Literal('counter'),
      Type.Literal('receiver'),
      Type.Literal('reviewer'),
      Type.Literal('decider'),
      Type.Literal('issuer'),
      Type.Literal('catalogueManager'),
      Type.Literal('supervisor'),
      Type.Literal('administrator'),
    ]),
    name: Text(30),
    standIn: Type.Optional(Type.Union([Type.Literal('A'), Type.Literal('B')])),
    hall: Type.Optional(Id('hall')),
    endsOn: Type.Optional(Day),
  },
  closed,
);

/** 登记簿记录: one subject's row in a simulated register; `key` = ID number or USCC; `records`: proofs it can answer for. */
export const RegisterRecord = Type.Object(
  {
    kind: Type.Literal('registerRecord'),
    register: Type.Union([Type.Literal('population'), Type.Literal('enterprise')]),
    key: Type.String({ pattern: '^[0-9A-Z]{18}$' }),
    records: Type.Array(Id('record that a `register` way of a material may name')),
    attributes: Attributes,
  },
  closed,
);

/** 已有证照: a licence that its holder had before the platform; `holder` = code of a person or organisation of the pack. */
export const InitialLicence = Type.Object(
  {
    kind: Type.Literal('initialLicence'),
    code: Id('licence'),
    licenceType: Code,
    number: Text(60, '证照编号'),
    holder: Id('person or organisation'),
    authority: Id('issuing authority'),
    issuedOn: Day,
    validTo: Type.Optional(Day),
    attributes: Attributes,
  },
  closed,
);

/**
 * 已注册应用: may ask people to sign in through the platform; `callbacks` are paths at its `address`, `scopes` the closed list of
 * what it may get. `secret` is shared with it; only its hash is kept.
 */
export const RelyingParty = Type.Object(
  {
    kind: Type.Literal('relyingParty'),
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    name: Text(40),
    operator: Text(60, '运营单位'),
    address: Type.String({ pattern: '^https?://[^/\\s]+$', maxLength: 200 }),
    callbacks: Type.Array(Type.String({ pattern: '^/[\\w/-]{0,100}$' }), { minItems: 1 }),
    scopes: Type.Array(Type.Union([Type.Literal('profile'), Type.Literal('phone'), Type.Literal('organisation')])),
    secret: Text(200),
  },
  closed,
);

/**
 * 停办日 of a bundle in a pack: the last day of a campaign (集中参保). Set at the first import only, as the catalogue manager's command would;
 * a day that is over by then is not set. From then on the catalogue manager moves it.
 */
export const StopDay = Type.Object(
  { kind: Type.Literal('stopDay'), code: Code, stopsOn: Day, reason: Text(200) },
  { ...closed, description: '`code`: the bundle that stops' },
);

/** Every kind of ground row by its `kind` tag. */
export const groundSchemas = {
  person: Person,
  organisation: Organisation,
  mandate: Mandate,
  account: Account,
  post: Post,
  registerRecord: RegisterRecord,
  initialLicence: InitialLicence,
  relyingParty: RelyingParty,
  stopDay: StopDay,
} as const;

export type PackManifest = Static<typeof PackManifest>;
export type Person = Static<typeof Person>;
export type Organisation = Static<typeof Organisation>;
export type Mandate = Static<typeof Mandate>;
export type Account = Static<typeof Account>;
export type Post = Static<typeof Post>;
export type RegisterRecord = Static<typeof RegisterRecord>;
export type InitialLicence = Static<typeof InitialLicence>;
export type RelyingParty = Static<typeof RelyingParty>;
export type StopDay = Static<typeof StopDay>;
export type GroundKind = keyof typeof groundSchemas;
export type GroundRow =
  | Person
  | Organisation
  | Mandate
  | Account
  | Post
  | RegisterRecord
  | InitialLicence
  | RelyingParty
  | StopDay;
