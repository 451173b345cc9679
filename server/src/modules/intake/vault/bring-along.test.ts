import { expect, it } from 'vitest';
import { findKept, type OwnPaper } from './bring-along.ts';

const paper = (change: object = {}): OwnPaper =>
  ({
    fileId: 'f1',
    materialType: 'plan',
    path: null,
    period: null,
    role: 'shop',
    latest: true,
    verdict: null,
    scan: 'clean',
    validity: { is: 'valid', until: '2027-01-01', statedBy: 'type' },
    ...change,
  }) as OwnPaper;
const expired = { validity: { is: 'expired', until: '2026-01-01', statedBy: 'type' } };
const noTerm = { validity: { is: 'noTerm', until: null, statedBy: null } };

it.each([
  { name: '同类、同一主体、没过期：带入', key: 'plan@shop', papers: [paper()], is: 'brought' },
  { name: '别的主体的', key: 'plan@owner', papers: [paper()], is: undefined },
  { name: '别的地方的', key: 'plan@shop/premises', papers: [paper()], is: undefined },
  { name: '按期次交的', key: 'plan@shop#y2026', papers: [paper({ period: 'y2026' })], is: undefined },
  { name: '后来交过新的', key: 'plan@shop', papers: [paper({ latest: false })], is: undefined },
  { name: '签名无效的', key: 'plan@shop', papers: [paper({ verdict: 'invalid' })], is: undefined },
  { name: '没查完病毒的', key: 'plan@shop', papers: [paper({ scan: 'waiting' })], is: undefined },
  { name: '过期的', key: 'plan@shop', papers: [paper(), paper(expired)], is: 'expired' },
  { name: '没写有效期的', key: 'plan@shop', papers: [paper(noTerm)], is: 'noTerm' },
])('$name -> $is', ({ key, papers, is }) => {
  expect(findKept(key, papers, [])?.is).toBe(is);
});

it('申请人选了不带入的', () => {
  expect(findKept('plan@shop', [paper()], ['plan@shop'])?.is).toBe('leftOut');
});
