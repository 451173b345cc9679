import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode, objectIdentifier, readChildren, readValue, sequence } from './der.ts';
import { isSameValue, parseValue, PdfSyntaxError, type PdfValue, writeValue } from './pdf-syntax.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9+#-]{0,8}$/).map((text) => `/${text}`);
const text = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const value = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer(),
    name,
    text.map((bytes): PdfValue => ({ kind: 'string', bytes })),
    fc.record({ object: fc.nat(99_999), generation: fc.nat(9) }).map((at): PdfValue => ({ kind: 'reference', ...at })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(name, tie('value')), { maxLength: 4 })
      .map((entries): PdfValue => ({ kind: 'dictionary', entries: new Map(entries) })),
  ),
})).value;

describe('PDF 语法', () => {
  it('写出的值读回来相同，读完正好到结尾', () => {
    fc.assert(
      fc.property(value, (given) => {
        const written = writeValue(given);
        const { value: read, end } = parseValue(`${written} `, 0);
        expect([isSameValue(given, read), end]).toEqual([true, written.length]);
      }),
    );
  });

  it('任何输入要么读懂，要么报语法错误，不会有别的错误', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>[]()/\\ 0123R.-abtrue'), maxLength: 40 }), (input) => {
        try {
          expect(parseValue(input, 0).end).toBeLessThanOrEqual(input.length);
        } catch (error) {
          expect(error).toBeInstanceOf(PdfSyntaxError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('重复的键、没有结尾的字符串、未转义的括号都拒绝', () => {
    for (const input of ['<</A 1 /A 2>>', '(abc', '(a(b)c)', '<abc>', '[1 2', '12x', ''])
      expect(() => parseValue(input, 0)).toThrow(PdfSyntaxError);
  });
});

describe('DER', () => {
  it('编码的值读回来相同，长短都行', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (contents) => {
        const read = readChildren(readValue(sequence(...contents.map((content) => encode(0x04, content)))));
        expect(read.map((item) => Buffer.from(item.content).toString('hex'))).toEqual(
          contents.map((content) => Buffer.from(content).toString('hex')),
        );
      }),
    );
    expect(readValue(encode(0x04, Buffer.alloc(70_000))).content.length).toBe(70_000);
  });

  it('对象标识符与标准的例子一致', () => {
    expect(objectIdentifier('1.2.840.113549.1.7.2').toString('hex')).toBe('06092a864886f70d010702');
    expect(objectIdentifier('2.16.840.1.101.3.4.2.1').toString('hex')).toBe('0609608648016503040201');
    expect(objectIdentifier('2.5.29.15').toString('hex')).toBe('0603551d0f');
  });

  it('长度超出范围或者不定长时拒绝', () => {
    for (const hex of ['30', '3005aabb', '3080aabb0000', '3085ffffffffff'])
      expect(() => readValue(Buffer.from(hex, 'hex'))).toThrow(RangeError);
  });
});
