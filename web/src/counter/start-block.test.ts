import { generateIdNumber, generateUscc } from '@yijian/core/identifiers';
import { expect, test } from 'vitest';
import { startBlock } from './start-block.ts';

const idNumber = generateIdNumber('429903', '1990-01-01', 1);
const uscc = generateUscc('91', '429903', 7);
const enterprise = { audience: 'enterprise' as const };

test('一次只说最先缺的一样', () => {
  const nobody = { number: '', kind: 'person' as const, agent: '' };
  expect(startBlock({ applicant: nobody, bundle: null, open: null })).toContain('号码');
  const shop = { number: uscc, kind: 'organisation' as const, agent: '' };
  expect(startBlock({ applicant: shop, bundle: null, open: null })).toContain('办什么事');
  expect(startBlock({ applicant: { ...shop, agent: '123' }, bundle: enterprise, open: 0 })).toContain('来办的人');
  expect(startBlock({ applicant: shop, bundle: enterprise, open: 2 })).toContain('2 个问题');
  expect(startBlock({ applicant: { ...shop, agent: idNumber }, bundle: enterprise, open: 0 })).toBeNull();
});

test('对象与一件事不符', () => {
  const person = { number: idNumber, kind: 'person' as const, agent: '' };
  expect(startBlock({ applicant: person, bundle: enterprise, open: 0 })).toContain('由企业办理');
});
