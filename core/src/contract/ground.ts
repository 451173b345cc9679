import Type, { type Static } from 'typebox';
import { closed, Day, Id, Text } from './schema-parts.ts';

const Clock = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', description: 'HH:MM, Asia/Shanghai' });
/** 办公时间 by effective range: what clocks in working hours count on working days; the range that begins later wins. */
export const OfficeHours = Type.Array(
  Type.Object(
    {
      from: Day,
      to: Type.Optional(Day),
      spans: Type.Array(Type.Object({ opens: Clock, closes: Clock }, closed), { minItems: 1, maxItems: 6 }),
    },
    closed,
  ),
  { minItems: 1, maxItems: 40 },
);

/** 机构、区划、岗位、人员: ground facts of a pack (not versioned definitions of law, but imported the same way). */
export const Region = Type.Object(
  {
    kind: Type.Literal('region'),
    code: Type.String({ pattern: '^\\d{6}(\\d{6})?$' }),
    name: Text(40),
    level: Type.Integer({ minimum: 1, maximum: 6 }),
    parent: Type.Optional(Type.String()),
    officeHours: Type.Optional(OfficeHours),
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
/**
 * 办事场所: a hall with 综合窗口, a hotline desk or a bank outlet. The channel of what its posts take in follows from it; a desk or an
 * outlet takes only the bundles that one of its windows names (`Window`).
 */
export const Hall = Type.Object(
  {
    kind: Type.Literal('hall'),
    code: Id('hall'),
    name: Text(60),
    region: Type.String(),
    address: Text(100),
    openHours: Text(100),
    officeHours: Type.Optional(OfficeHours),
    phone: Text(40),
    /** 'counter' when it is not said */
    channel: Type.Optional(Type.Union([Type.Literal('counter'), Type.Literal('hotline'), Type.Literal('bank')])),
  },
  closed,
);

export type OfficeHours = Static<typeof OfficeHours>;
export type Region = Static<typeof Region>;
export type Authority = Static<typeof Authority>;
export type Hall = Static<typeof Hall>;
