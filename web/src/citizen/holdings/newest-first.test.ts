import { expect, test } from 'vitest';
import type { LicenceCard } from '../../api/holdings.ts';
import { newestFirst } from './newest-first.ts';

const licence = (change: Partial<LicenceCard>): LicenceCard => ({
  licenceId: `${change.number} ${change.version}`,
  typeName: '营业执照',
  number: '1',
  identifier: 'x',
  version: '001',
  holderName: '老街小面馆',
  issuerName: '区市场监管局',
  issuedOn: '2026-01-01',
  validityText: '长期',
  status: 'active',
  statusName: '有效',
  hasFile: true,
  flag: null,
  ...change,
});

test('新版在前，旧版归在它下面；有效的在前', () => {
  const shown = newestFirst([
    licence({ number: '2', status: 'revoked', issuedOn: '2026-09-01' }),
    licence({ version: '001', status: 'void' }),
    licence({ version: '002', issuedOn: '2026-06-01' }),
  ]);
  expect(shown.map(({ current, older }) => [current.number, current.version, older.length])).toEqual([
    ['1', '002', 1],
    ['2', '001', 0],
  ]);
});
