import Type from 'typebox';

/** Building blocks of definition schemas: closed objects, stable ids, codes, days, rules. */
export const closed = { additionalProperties: false } as const;
export const Id = (description: string) =>
  Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$', description: `${description}; stable, never reused` });
export const Text = (max: number, description?: string) => Type.String({ minLength: 1, maxLength: max, description });
export const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'ISO day, Asia/Shanghai' });
/** FEEL subset text over situation answers (question ids) and, inside an item, over its own field ids. */
export const Rule = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'FEEL subset, see core/src/rules/rules.md',
});

/** 主题 and 特殊群体: by what an item or a bundle is found besides its words. */
export const findable = {
  topics: Type.Optional(Type.Array(Text(20))),
  groups: Type.Optional(Type.Array(Text(20))),
};
