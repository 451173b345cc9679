import Type, { type Static } from 'typebox';
import { closed, Code, Id, Text } from './schema-parts.ts';

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
