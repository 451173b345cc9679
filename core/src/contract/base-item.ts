import Type, { type Static } from 'typebox';
import { LegalBasis } from './law.ts';
import { closed, Text } from './schema-parts.ts';

/**
 * 基本目录 BaseItem (CAT-01; C 0109.2 `up_task_directory`): one row per item nationwide or province-wide. Implementation lists point
 * to it with `baseCode` and carry its name, type and basis. `code` is the 12-digit 基本编码.
 */
export const BaseItem = Type.Object(
  {
    kind: Type.Literal('baseItem'),
    code: Type.String({ pattern: '^\\d{12}$', description: '基本编码' }),
    name: Text(80),
    type: Type.String({ pattern: '^(0[1-9]|10|20)$', description: '事项类型' }),
    basis: Type.Array(LegalBasis),
    levels: Type.Array(Type.Integer({ minimum: 1, maximum: 6 }), {
      minItems: 1,
      description: '行使层级: 1 国家 2 省 3 市 4 县 5 乡镇街道 6 村社区',
    }),
    supervisor: Type.Optional(Text(60, '主管部门')),
  },
  closed,
);

export type BaseItem = Static<typeof BaseItem>;
