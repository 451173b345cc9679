import type { Bundle, Catalogue, Question, ServiceItem } from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import {
  authorities,
  elements,
  licenceTypes,
  materialTypes,
  otherRegime,
  paths,
  permissionRegime,
  roles,
} from './fixture-ground.ts';
import { lanternItems } from './fixture-items.ts';

export const flameQuestion: Question = {
  id: 'open-flame',
  text: '灯笼里点明火吗？',
  answer: {
    kind: 'choice',
    options: [
      { code: 'yes', label: '点' },
      { code: 'no', label: '不点' },
    ],
  },
};

/**
 * 虚构样例「开办灯笼铺」: a bundle that exists nowhere, for tests of the engine, so that real content may change freely. A check,
 * a licence, a permit that needs it, a record that needs nothing, and a registration with two parents.
 */
export const lanternBundle: Bundle = {
  kind: 'bundle',
  code: 'open-lantern-shop',
  name: '开办灯笼铺',
  summary: '从登记到点灯，一次办好',
  audience: 'enterprise',
  lifeStage: '开办企业',
  keywords: ['灯笼'],
  region: '420102',
  lead: 'trade',
  applicantRole: 'shop',
  fiveOnes: {
    mechanism: '联席会议',
    standard: '灯笼铺定标文件',
    guide: '灯笼铺办事指南',
    form: '灯笼铺申请表',
    counter: '灯笼专窗',
  },
  eligibility: [{ id: 'place', text: '店铺在灯笼区' }],
  questions: [
    flameQuestion,
    { id: 'area', text: '店铺有多大？', answer: { kind: 'number', unit: '平方米', min: '1', max: '5000', scale: 1 } },
    {
      id: 'by-agent',
      text: '请人代办吗？',
      answer: {
        kind: 'choice',
        options: [
          { code: 'yes', label: '请' },
          { code: 'no', label: '不请' },
        ],
      },
    },
    {
      id: 'extras',
      text: '还要办什么？',
      answer: {
        kind: 'choices',
        options: [
          { code: 'sign', label: '挂招牌' },
          { code: 'apprentice', label: '收未成年学徒' },
          { code: 'none', label: '都不要' },
        ],
      },
    },
  ],
  members: [
    { id: 'licence', item: 'trade-licence', after: ['check'] },
    { id: 'check', item: 'name-check' },
    { id: 'flame', item: 'flame-permit', when: 'open-flame = "yes"' },
    { id: 'sign', item: 'sign-record', when: 'list contains(extras, "sign")', mayOptOut: true },
    { id: 'apprentice', item: 'apprentice-record', when: 'list contains(extras, "apprentice")' },
  ],
  visits: { times: 1, reason: '领取执照' },
  confirmations: [
    {
      member: 'licence',
      days: 3,
      authority: 'trade',
      by: '样例局长',
      on: '2026-01-05',
      reference: '灯笼〔2026〕1 号',
      demo: true,
    },
    {
      member: 'flame',
      days: 2,
      authority: 'fire',
      by: '样例队长',
      on: '2026-01-05',
      reference: '灯笼〔2026〕1 号',
      demo: true,
    },
  ],
};

/** 样例目录: the fictional catalogue, with other items in place of its own where given. */
export function lanternCatalogue(items: readonly ServiceItem[] = lanternItems): Catalogue {
  const byCode = <T extends { code: string }>(list: readonly T[]): Map<string, T> =>
    new Map(list.map((one) => [one.code, one]));
  return {
    items: new Map(
      items.map((definition) => [definition.code, { definition, version: 1, hash: contentHash(definition) }]),
    ),
    elements: byCode(elements),
    roles: byCode(roles),
    paths: byCode(paths),
    materialTypes: byCode(materialTypes),
    licenceTypes: byCode(licenceTypes),
    regimes: byCode([permissionRegime, otherRegime]),
    authorities: byCode(authorities),
  };
}
