import Type, { type Static } from 'typebox';
import { closed, Code, Day, Id, Text } from './schema-parts.ts';

/** 窗口类型 (ITK-03), in the words of the policy texts; a window may be several at once. */
export const windowTypes = [
  'general',
  'field',
  'crossRegion',
  'special',
  'joint',
  'green',
  'remedy',
  'policy',
  'issuing',
] as const;
export type WindowType = (typeof windowTypes)[number];

/**
 * 窗口 Window of a hall, outlet or desk: its number and what it takes in. Neither `bundles` nor `items` = everything that its hall may
 * take; with one of them only what they name; an empty list = nothing.
 */
export const Window = Type.Object(
  {
    kind: Type.Literal('window'),
    code: Id('window'),
    name: Text(40),
    hall: Id('hall'),
    number: Type.Optional(Text(10, 'as it stands above the window')),
    types: Type.Array(Type.Unsafe<WindowType>(Type.Union(windowTypes.map((type) => Type.Literal(type)))), {
      minItems: 1,
    }),
    bundles: Type.Optional(Type.Array(Code)),
    items: Type.Optional(Type.Array(Code)),
  },
  closed,
);

/** 准入评估的四项 (CAT-23). */
export const admissionPoints = ['staff', 'equipment', 'training', 'delegation'] as const;
export type AdmissionPoint = (typeof admissionPoints)[number];
const Judged = Type.Object({ met: Type.Boolean(), note: Text(200, 'what was found') }, closed);

/**
 * 进驻登记 Placement (CAT-23/24) of one item at one hall, `code` = `<hall>.<item>`: in the hall, perhaps with the letter that gives its
 * window the authority, or outside for a special reason. Entering a hall of a street or community takes the admission assessment;
 * publishing it is the approval.
 */
export const Placement = Type.Object(
  {
    kind: Type.Literal('placement'),
    code: Code,
    name: Text(80),
    hall: Id('hall'),
    item: Code,
    standing: Type.Union([Type.Literal('placed'), Type.Literal('outside')]),
    reason: Type.Optional(Text(300, '特殊情形: why it stays outside')),
    authorisation: Type.Optional(Type.Object({ letter: Text(60, '授权书文号'), on: Day }, closed)),
    admission: Type.Optional(
      Type.Object({ staff: Judged, equipment: Judged, training: Judged, delegation: Judged }, closed),
    ),
  },
  closed,
);

/**
 * 系统对接 Docking (CAT-28): whether the system in which an authority handles is connected with the one intake (统一受理平台). `items`:
 * the items that it covers; absent = all items of the authority that no other docking of it names. `platform`: no system of its own.
 */
export const Docking = Type.Object(
  {
    kind: Type.Literal('docking'),
    code: Id('docking'),
    name: Text(60, 'name of the system'),
    tier: Type.Union([
      Type.Literal('national'),
      Type.Literal('provincial'),
      Type.Literal('city'),
      Type.Literal('platform'),
    ]),
    authority: Id('authority'),
    items: Type.Optional(Type.Array(Code, { minItems: 1 })),
    docked: Type.Union([Type.Literal('connected'), Type.Literal('disconnected')]),
    since: Day,
    intake: Type.Union([Type.Literal('unified'), Type.Literal('doubleEntry'), Type.Literal('ownWindow')]),
  },
  closed,
);

/**
 * 制度 Norm (CAT-41): a service norm or management measure, clause by clause. A clause names what it is the basis of: items, all items under a
 * regime, rules of the lint. A new version makes the old one 已修订, as with every definition.
 */
export const Norm = Type.Object(
  {
    kind: Type.Literal('norm'),
    code: Id('norm'),
    name: Text(120, 'title'),
    number: Type.Optional(Text(60, '文号')),
    issuer: Text(60),
    validFrom: Day,
    scope: Text(300, '适用范围'),
    clauses: Type.Array(
      Type.Object(
        {
          id: Id('clause'),
          article: Text(20, '第几条'),
          text: Text(1000),
          items: Type.Optional(Type.Array(Code)),
          regimes: Type.Optional(Type.Array(Code)),
          rules: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z][a-z-]{0,63}$' }))),
        },
        closed,
      ),
      { minItems: 1 },
    ),
  },
  closed,
);

export type Window = Static<typeof Window>;
export type Placement = Static<typeof Placement>;
export type Docking = Static<typeof Docking>;
export type Norm = Static<typeof Norm>;
