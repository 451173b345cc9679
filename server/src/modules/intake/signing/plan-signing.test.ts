import type { BundleRelease, SignaturePlace } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import type { MaterialState } from '../judge-application.ts';
import { planSigning, signingFindings } from './plan-signing.ts';
import { drawStrokes, isDrawn, type Signature } from './signature.ts';

const place = (id: string, change: Partial<SignaturePlace> = {}): SignaturePlace => ({
  id,
  label: `${id} 签字`,
  signer: 'agent',
  means: 'signature',
  at: '末页',
  ...change,
});
const places = [place('head', { signer: 'legalRepresentative' }), place('agent')];
const release = {
  hash: 'r1',
  members: ['lamp', 'sign'].map((id) => ({ id, item: { materials: [{ id: 'form', signing: places }] } })),
} as unknown as BundleRelease;
const state = (change: object = {}): MaterialState =>
  ({
    material: {
      key: 'form@shop',
      name: '申请表',
      disposition: 'exempt',
      required: true,
      exemption: { way: 'generated' },
      uses: ['lamp', 'sign'].map((member) => ({ member, material: 'form' })),
    },
    files: [],
    committed: false,
    needed: true,
    gap: false,
    kept: null,
    ...change,
  }) as unknown as MaterialState;
const content = (values: Record<string, string> = { name: '灯笼铺' }) => ({
  release,
  answers: {},
  optedOut: [],
  values,
  commitments: [],
});
const signature = (placeId: string, contentHash: string, way: Signature['way'] = 'drawn'): Signature => ({
  signatureId: placeId,
  material: 'form@shop',
  place: placeId,
  way,
  contentHash,
  accountId: 'a',
  personId: null,
  capacity: null,
  at: '2026-01-01T00:00:00.000Z',
  drawing: null,
  name: null,
});
const plan = (signatures: Signature[], values?: Record<string, string>) =>
  planSigning([state()], content(values), signatures);
const { contentHash } = plan([])[0]!;

describe('签署任务', () => {
  it('几个事项要的同一处只签一次;按先后,后面的等前面的', () => {
    const tasks = plan([]);
    expect(tasks.map((task) => [task.place.id, task.status, task.after])).toEqual([
      ['head', 'unsigned', null],
      ['agent', 'unsigned', 'head 签字'],
    ]);
    expect(signingFindings(tasks).map((one) => one.place)).toEqual([
      'signature:form@shop/head',
      'signature:form@shop/agent',
    ]);
  });

  it('都签了就没有缺的;撤回的等于没签', () => {
    const both = [signature('head', contentHash), signature('agent', contentHash)];
    expect(signingFindings(plan(both))).toEqual([]);
    expect(plan([...both, signature('head', contentHash, 'withdrawn')]).map((task) => task.status)).toEqual([
      'unsigned',
      'signed',
    ]);
  });

  it('签了以后内容改一个字,签名作废,并说明', () => {
    const tasks = plan([signature('head', contentHash), signature('agent', contentHash)], { name: '灯笼店' });
    expect(tasks.map((task) => task.status)).toEqual(['changed', 'changed']);
    expect(signingFindings(tasks)[0]!.message).toContain('签过以后内容改了');
  });

  it('不需要的、证照和登记信息代替的、记为缺少的,都不用签', () => {
    const none = [
      state({ needed: false }),
      state({ gap: true }),
      state({ material: { ...state().material, exemption: { way: 'licence' } } }),
    ];
    for (const one of none) expect(planSigning([one], content(), [])).toEqual([]);
  });
});

describe('手写签名', () => {
  it.each([
    { strokes: [[[5, 5]]], drawn: false },
    { strokes: [Array.from({ length: 40 }, () => [300, 200])], drawn: false },
    { strokes: [Array.from({ length: 40 }, (_, at) => [at * 10, 200])], drawn: false },
    { strokes: [Array.from({ length: 40 }, (_, at) => [at * 10, 100 + (at % 5) * 20])], drawn: true },
  ])('$drawn', ({ strokes, drawn }) => {
    expect(isDrawn(strokes as [number, number][][])).toBe(drawn);
  });

  it('画成图只有线条', () => {
    expect(
      drawStrokes([
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    ).toMatch(/^<svg [^>]+><polyline points="1,2 3,4" [^>]+\/><\/svg>$/);
  });
});
