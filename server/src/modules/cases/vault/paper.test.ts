import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HandedIn, judgeValidity, papersOf } from './paper.ts';

const file = (change: Partial<HandedIn>): HandedIn => ({
  fileId: 'f1',
  caseId: 'c1',
  matter: 'plan',
  sha256: 'a',
  at: '2026-01-10T02:00:00.000Z',
  ...change,
});
const today = '2026-06-01';
const of = (change: object = {}) => ({ notes: [], monthsOf: () => 12, today, ...change });

describe('材料有效期', () => {
  it.each([
    { months: null, stated: null, is: 'noTerm', until: null, statedBy: null },
    { months: 12, stated: null, is: 'valid', until: '2027-01-10', statedBy: 'type' },
    { months: 3, stated: null, is: 'expired', until: '2026-04-10', statedBy: 'type' },
    { months: null, stated: '2026-06-01', is: 'valid', until: '2026-06-01', statedBy: 'owner' },
    { months: 12, stated: '2026-05-31', is: 'expired', until: '2026-05-31', statedBy: 'owner' },
    { months: 3, stated: '2030-01-01', is: 'expired', until: '2026-04-10', statedBy: 'type' },
  ])('规定 $months 个月，本人填 $stated：$is，到 $until', ({ months, stated, ...verdict }) => {
    expect(judgeValidity({ first: file({}), months, stated }, today)).toEqual(verdict);
  });
});

describe('材料库', () => {
  it('同一份交过几次只列一次,有效期从第一次交算起;后来交过新的,旧的不再带入', () => {
    const again = file({ fileId: 'f2', caseId: 'c2', at: '2026-03-01T02:00:00.000Z' });
    const [paper] = papersOf([file({}), again], of());
    expect(paper).toMatchObject({
      newest: { fileId: 'f2' },
      first: { fileId: 'f1' },
      caseIds: ['c1', 'c2'],
      latest: true,
      validity: { until: '2027-01-10' },
    });
    const newer = file({ fileId: 'f3', caseId: 'c3', sha256: 'b', at: '2026-05-01T02:00:00.000Z' });
    expect(papersOf([file({}), newer], of()).map((one) => [one.newest.fileId, one.latest])).toEqual([
      ['f1', false],
      ['f3', true],
    ]);
  });

  it('移出的不再列出;移出以后又交过同一份的,重新列出', () => {
    const removed = { notes: [{ sha256: 'a', validUntil: null, removedAt: '2026-02-01T00:00:00.000Z' }] };
    expect(papersOf([file({})], of(removed))).toEqual([]);
    const again = file({ fileId: 'f2', caseId: 'c2', at: '2026-03-01T02:00:00.000Z' });
    expect(papersOf([file({}), again], of(removed))).toHaveLength(1);
  });

  it('不论交过什么,每种材料最新的一次总有一份,同样的内容从不列两次', () => {
    const any = fc.record({
      fileId: fc.uuid(),
      caseId: fc.constantFrom('c1', 'c2', 'c3'),
      matter: fc.constantFrom('plan', 'photo'),
      sha256: fc.constantFrom('a', 'b', 'c'),
      at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (files) => {
        const papers = papersOf(files, of());
        const names = papers.map((paper) => `${paper.newest.matter} ${paper.newest.sha256}`);
        expect(new Set(names).size).toBe(names.length);
        for (const matter of new Set(files.map((one) => one.matter)))
          expect(papers.some((paper) => paper.newest.matter === matter && paper.latest)).toBe(true);
      }),
    );
  });
});
