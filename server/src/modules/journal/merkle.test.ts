import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  consistencySpans,
  emptyRoot,
  inclusionSpans,
  type Hash,
  leafHash,
  leftSize,
  nodeHash,
  type Peaks,
  provesInclusion,
  rootOf,
  sizeOf,
} from './merkle.ts';

/** Leaves and roots of the reference implementation of RFC 6962. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const grow = (some: readonly Hash[]) => some.reduce<Peaks>((peaks, leaf) => append(peaks, leaf).peaks, []);
/** MTH of the RFC, word for word. */
const rootByDefinition = (some: readonly Hash[]): Hash =>
  some.length === 0
    ? emptyRoot
    : some.length === 1
      ? some[0]!
      : nodeHash(
          rootByDefinition(some.slice(0, leftSize(some.length))),
          rootByDefinition(some.slice(leftSize(some.length))),
        );
const hashOf = (some: readonly Hash[]) => (span: { from: number; size: number }) =>
  rootByDefinition(some.slice(span.from, span.from + span.size));

describe('默克尔树 (RFC 6962)', () => {
  it.each(roots.map((root, size) => [size, root] as const))('%i 片叶子的树根与参考实现一致', (size, root) => {
    expect(rootOf(grow(leaves.slice(0, size)))).toBe(root);
  });

  it('参考实现的包含证明', () => {
    const path = (position: number, size: number) => inclusionSpans(position, { from: 0, size }).map(hashOf(leaves));
    expect(path(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(path(5, 8)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(path(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  });

  it('参考实现的一致性证明', () => {
    const proof = (first: number, size: number) => consistencySpans(first, { from: 0, size }).map(hashOf(leaves));
    expect(proof(1, 1)).toEqual([]);
    expect(proof(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(proof(2, 5)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  const some = fc.array(fc.uint8Array({ maxLength: 8 }).map(leafHash), { minLength: 1, maxLength: 70 });
  it('逐片追加得到的根等于按定义算的根，完成的子树也是', () => {
    fc.assert(
      fc.property(some, (many) => {
        let peaks: Peaks = [];
        for (const leaf of many) {
          const step = append(peaks, leaf);
          peaks = step.peaks;
          for (const { level, index, hash } of step.completed)
            expect(hash).toBe(hashOf(many)({ from: index * 2 ** level, size: 2 ** level }));
        }
        expect([sizeOf(peaks), rootOf(peaks)]).toEqual([many.length, rootByDefinition(many)]);
      }),
      { numRuns: 40 },
    );
  });

  it('每一片叶子都证得出来；换一片叶子、换位置、改路径都证不出来', () => {
    fc.assert(
      fc.property(some, fc.nat(), (many, n) => {
        const position = n % many.length;
        const path = inclusionSpans(position, { from: 0, size: many.length }).map(hashOf(many));
        const claim = { leaf: many[position]!, position, size: many.length, root: rootByDefinition(many) };
        expect(provesInclusion(claim, path)).toBe(true);
        expect(provesInclusion({ ...claim, leaf: leafHash(Buffer.from('other leaf')) }, path)).toBe(false);
        expect(provesInclusion({ ...claim, position: position + many.length }, path)).toBe(false);
        expect(provesInclusion(claim, [...path, claim.root])).toBe(false);
        if (path.length > 0) expect(provesInclusion(claim, path.slice(1))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
