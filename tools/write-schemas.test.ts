/** 格式说明检查: content/schema is what the TypeBox schemas say, and editors can follow every reference in it. */
import { expect, test } from 'vitest';
import { renderSchemas, staleSchemas } from './write-schemas.ts';

test('content/schema is current (else run `node tools/write-schemas.ts`)', () => {
  expect(staleSchemas()).toEqual([]);
});

test('every reference between the files leads to a file', () => {
  const files = renderSchemas();
  const references = [...files.values()].flatMap((text) =>
    [...text.matchAll(/"\$ref": "([^#"]+)"/g)].map((match) => match[1]),
  );
  expect(references.length).toBeGreaterThan(30);
  expect(references.filter((name) => !files.has(name ?? ''))).toEqual([]);
});
