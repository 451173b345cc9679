import { generateIdNumber } from '@yijian/core/identifiers';
import type { GroundRows } from '#packs';
import { type ProvincePerson, startProvinceSimulator } from '#sso';
import { type Configuration, sha256 } from '#platform';
import { demoPack } from './demo-logins.ts';

/** 第一次来的人: known to the simulated province only, so that an account comes into being at the first sign-in. */
const newcomer: ProvincePerson = {
  name: '梁初见',
  idNumber: generateIdNumber('429903', '2001-05-06', 733),
  mobile: '19900000199',
  organisations: [],
};

/** 演示省认证: starts the simulated province with the people of the demo pack and connects it; answers how to stop it. */
export async function startDemoProvince(config: Configuration, secret: string): Promise<() => Promise<void>> {
  const registration = { clientId: 'yijian', clientSecret: sha256(`province|${secret}`) };
  const simulator = await startProvinceSimulator({
    people: [...peopleOf(demoPack().people), newcomer],
    ...registration,
    returnTo: `${config.baseUrl}/login/province`,
  });
  config.province = { issuer: simulator.issuer, ...registration, name: '省统一身份认证（仿真）' };
  return simulator.close;
}

/** People who have an account in the demonstration, with the organisations they represent or are sent by. */
function peopleOf({ person, organisation, mandate, account }: GroundRows): ProvincePerson[] {
  const shown = new Set(account.map((one) => one.person));
  return person
    .filter((one) => shown.has(one.code))
    .map(({ code, name, idNumber, mobile }) => ({
      name,
      idNumber,
      mobile,
      organisations: organisation.flatMap((one): ProvincePerson['organisations'] => {
        const facts = { name: one.name, uscc: one.uscc, address: one.address };
        if (one.legalRepresentative === code) return [{ ...facts, role: 'legalRepresentative' }];
        const isSent = mandate.some((given) => given.agent === code && given.organisation === one.code);
        return isSent ? [{ ...facts, role: 'agent' }] : [];
      }),
    }));
}
