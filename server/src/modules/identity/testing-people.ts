import { generateIdNumber, generateUscc } from '@yijian/core/identifiers';
import type { Environment } from '#platform';
import { systemActor } from '#platform';
import { importAccount } from './import-account.ts';
import { importMandate } from './import-mandate.ts';
import { importOrganisation } from './import-organisation.ts';
import { importPerson } from './import-person.ts';
import { importPost } from './import-post.ts';

export const password = 'four-words-and-more';
/** 虚构的人员: numbers are generated from a division that was never given out. */
export const people = {
  owner: {
    code: 'owner',
    name: '阿卜杜拉·买买提',
    idNumber: generateIdNumber('429903', '1982-03-21', 515),
    mobile: '19900000103',
    address: '石桥街 40 号',
  },
  agent: {
    code: 'agent',
    name: '陈𠮷安',
    idNumber: generateIdNumber('429903', '1993-07-19', 731),
    mobile: '19900000105',
  },
  clerk: {
    code: 'clerk',
    name: '方思源',
    idNumber: generateIdNumber('429903', '1970-01-01', 401),
    mobile: '19900001000',
  },
} as const;
export const bakery = {
  code: 'bakery',
  name: '天山烤馕店',
  uscc: generateUscc('92', '429903', 901),
  legalRepresentative: 'owner',
  address: '石桥街 40 号',
} as const;
export const mandate = {
  code: 'mandate',
  organisation: 'bakery',
  agent: 'agent',
  bundles: ['open-restaurant'],
  from: '2000-01-01',
  to: '2999-12-31',
} as const;
export const clerkPost = {
  code: 'clerk',
  person: 'clerk',
  authority: 'government-services',
  region: '429903',
  role: 'counter',
  name: '综合窗口 1 号',
  hall: 'qinghe-hall',
} as const;

export type Ground = { persons: Record<keyof typeof people, string>; organisationId: string; mandateId: string };

/** 导入虚构的基础数据 through the commands, as the pack loader does: people, organisation, mandate, posts, then accounts. */
export async function importGround(env: Environment): Promise<Ground> {
  const actor = systemActor;
  const persons = {} as Ground['persons'];
  for (const [code, input] of Object.entries(people))
    persons[code as keyof typeof people] = (
      await env.execute(importPerson, { input: { ...input }, actor })
    ).result.personId;
  const { organisationId } = (await env.execute(importOrganisation, { input: { ...bakery }, actor })).result;
  const { mandateId } = (
    await env.execute(importMandate, { input: { ...mandate, bundles: [...mandate.bundles] }, actor })
  ).result;
  await env.execute(importPost, { input: { ...clerkPost }, actor });
  for (const login of Object.keys(people))
    await env.execute(importAccount, { input: { login, password, person: login, purpose: `试试 ${login}` }, actor });
  return { persons, organisationId, mandateId };
}
