import { describe, expect, test } from 'vitest';
import type { Definition, Docking, Hall, Placement, Region, Window } from '../contract/index.ts';
import {
  dockedState,
  dockingsFor,
  judgePlacement,
  judgeWindow,
  needsAdmission,
  notAdmitted,
  placesFor,
  premisesOf,
} from './index.ts';

const region = (code: string, level: number): Region => ({ kind: 'region', code, name: code, level });
const hall = (code: string, at: string, channel?: Hall['channel']): Hall => ({
  kind: 'hall',
  code,
  name: code,
  region: at,
  address: '灯市口 1 号',
  openHours: '每天',
  phone: '0000',
  ...(channel ? { channel } : {}),
});
const window = (code: string, at: string, more: Partial<Window> = {}): Window => ({
  kind: 'window',
  code,
  name: code,
  hall: at,
  types: ['general'],
  ...more,
});
const met = { met: true, note: '到位' };
const admission = { staff: met, equipment: met, training: met, delegation: met };
const placed = (at: string, item: string, more: Partial<Placement> = {}): Placement => ({
  kind: 'placement',
  code: `${at}.${item}`,
  name: item,
  hall: at,
  item,
  standing: 'placed',
  admission,
  ...more,
});
const ground: Definition[] = [
  region('990101', 4),
  region('990101001000', 5),
  region('990101001001', 6),
  hall('district', '990101'),
  hall('street', '990101001000'),
  hall('station', '990101001001'),
  hall('bank', '990101001000', 'bank'),
  window('district-1', 'district', { number: '1' }),
  window('street-1', 'street', { bundles: ['lantern'], items: ['sign'] }),
  window('station-1', 'station', { bundles: [] }),
  window('bank-1', 'bank', { bundles: ['lantern'] }),
];
const premises = (...more: Definition[]) =>
  premisesOf(
    (kind) => [...ground, ...more].filter((one) => one.kind === kind) as Extract<Definition, { kind: typeof kind }>[],
  );
const codes = (places: { hall: Hall }[]): string[] => places.map(({ hall }) => hall.code);

describe('准入和窗口', () => {
  test('街道、社区的大厅要准入，区大厅和银行网点不要', () => {
    const { halls, regions } = premises();
    expect([...halls.values()].map((one) => [one.code, needsAdmission(one, regions)])).toEqual([
      ['district', false],
      ['street', true],
      ['station', true],
      ['bank', false],
    ]);
    expect(notAdmitted('street', ['sign', 'trade'], premises(placed('street', 'trade')))).toEqual(['sign']);
    expect(notAdmitted('district', ['sign'], premises())).toEqual([]);
    expect(notAdmitted('no-such-hall', ['sign'], premises())).toEqual([]);
  });

  test('能交的地方：窗口收、没有登记在外、街道已经准入；大厅在前，网点在后', () => {
    const asBundle = (...more: Definition[]) => codes(placesFor({ bundle: 'lantern' }, ['sign'], premises(...more)));
    expect(asBundle()).toEqual(['district', 'bank']);
    expect(asBundle(placed('street', 'sign'))).toEqual(['district', 'street', 'bank']);
    const outside = placed('district', 'sign', { standing: 'outside', reason: '在局内' });
    expect(asBundle(outside)).toEqual(['bank']);
    expect(codes(placesFor({ item: 'sign' }, ['sign'], premises(placed('street', 'sign'))))).toEqual([
      'district',
      'street',
    ]);
  });

  test('进驻登记：编码是大厅加事项，不进驻要写理由，进街道四项都要达到', () => {
    const found = (one: Placement) => judgePlacement(one, premises()).map(({ code, place }) => [code, place]);
    expect(found(placed('street', 'sign'))).toEqual([]);
    expect(found(placed('district', 'sign', { admission: undefined }))).toEqual([]);
    expect(found(placed('street', 'sign', { code: 'other' }))).toEqual([['wrong-code', 'placement:other/code']]);
    expect(found(placed('street', 'sign', { admission: undefined }))).toEqual([
      ['no-admission', 'placement:street.sign/admission'],
    ]);
    const poor = { ...admission, staff: { met: false, note: '只有一人' }, training: { met: false, note: '没有' } };
    expect(found(placed('street', 'sign', { admission: poor }))).toEqual([
      ['admission-unmet', 'placement:street.sign/admission/staff'],
      ['admission-unmet', 'placement:street.sign/admission/training'],
    ]);
    expect(found(placed('district', 'sign', { standing: 'outside' }))).toEqual([
      ['no-reason', 'placement:district.sign/reason'],
    ]);
  });

  test('同一个大厅里窗口号不重复', () => {
    expect(judgeWindow(window('other', 'district', { number: '1' }), premises())).toMatchObject([
      { code: 'duplicate-number', place: 'window:other/number' },
    ]);
    expect(judgeWindow(window('other', 'street', { number: '1' }), premises())).toEqual([]);
    expect(judgeWindow(window('district-1', 'district', { number: '1' }), premises())).toEqual([]);
  });
});

describe('系统对接', () => {
  const docking = (code: string, docked: Docking['docked'], items?: string[]): Docking => ({
    kind: 'docking',
    code,
    name: code,
    tier: 'national',
    authority: 'office',
    docked,
    since: '2026-01-05',
    intake: 'unified',
    ...(items ? { items } : {}),
  });
  const all = [docking('whole', 'connected'), docking('own', 'disconnected', ['sign'])];

  test('点名的事项按点名的系统算，其余按整个部门算；几个系统要都通；没有登记的不算', () => {
    const state = (code: string, authority = 'office', of = all) => dockedState(dockingsFor({ code, authority }, of));
    expect([state('sign'), state('trade'), state('trade', 'elsewhere')]).toEqual([
      'disconnected',
      'connected',
      'unknown',
    ]);
    expect(state('trade', 'office', [...all, docking('second', 'disconnected')])).toBe('disconnected');
  });
});
