import Type, { type Static } from 'typebox';
import { closed, Code, Id, Text } from './schema-parts.ts';

/**
 * 同义词表 (CAT-30): how people say it -> the words that items and bundles use. Read when somebody searches, never shown. Words that
 * belong to one item or bundle stand in its `keywords`; here are those that hold everywhere. All published lists are read together.
 * `silent`: words of a question that say nothing about what is wanted.
 */
export const Synonyms = Type.Object(
  {
    kind: Type.Literal('synonyms'),
    code: Code,
    name: Text(60),
    rows: Type.Array(
      Type.Object(
        {
          id: Id('row of synonyms'),
          said: Type.Array(Text(20), { minItems: 1 }),
          means: Type.Array(Text(40), { minItems: 1 }),
        },
        closed,
      ),
    ),
    silent: Type.Array(Text(12)),
  },
  closed,
);

export type Synonyms = Static<typeof Synonyms>;
