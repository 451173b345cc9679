import type { ServiceItem } from '@yijian/core/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { importBundles } from '#bundles';
import { importDefinitions } from '#catalogue';
import { type Actor, systemActor } from '#platform';
import { citizen, testPlatform } from '../../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../../bundles/testing-lantern.ts';
import { importGround } from '../../identity/testing-people.ts';
import { viewApplication } from '../application-view.ts';
import { discardApplication, saveCommitments } from '../change-application.ts';
import { startApplication } from '../start-application.ts';
import { signApplication } from './sign-application.ts';

const { env } = await testPlatform();
const ground = await importGround(env);
const bundle = 'open-lantern-shop';
const answers = { 'open-flame': 'yes', area: '120', 'by-agent': 'yes', extras: ['sign'] };
const head: Actor = {
  ...citizen(ground.persons.owner),
  principal: { kind: 'organisation', id: ground.organisationId },
  capacity: 'legalRepresentative',
};
const agent: Actor = {
  ...head,
  ...citizen(ground.persons.owner),
  principal: head.principal,
  capacity: 'mandate',
  bundles: null,
};
const drawing = [Array.from({ length: 40 }, (_, at) => [at * 10, 100 + (at % 5) * 20])];

/** Every commitment of the lantern items has to be signed by the head of the business. */
const signed = (item: ServiceItem): ServiceItem => ({
  ...item,
  materials: item.materials.map((material) =>
    material.ways?.some((way) => way.kind === 'commitment')
      ? {
          ...material,
          signing: [
            {
              id: 'head',
              label: '法定代表人签字',
              signer: 'legalRepresentative',
              means: 'signature',
              at: '承诺内容下面',
            },
          ],
        }
      : material,
  ),
});

beforeAll(async () => {
  const around = { actor: systemActor, reason: '首次导入' };
  const definitions = lanternDefinitions().map((one) => (one.kind === 'item' ? signed(one) : one));
  await importDefinitions(env, definitions, around);
  await importBundles(env, [lanternBundleWith()], around);
});

describe('法定代表人签署', () => {
  it('承诺由法定代表人签;受委托的人不能替签,页面说怎么办;草稿删了,签名一起删', async () => {
    const { applicationId } = (await env.execute(startApplication, { input: { bundle, answers }, actor: head })).result;
    const look = () => viewApplication(env, applicationId, head);
    const view = await look();
    const promised = view.materials.filter((one) => one.exemption?.way === 'commitment').map((one) => one.key);
    expect(promised.length).toBeGreaterThan(0);
    expect(view.signing).toEqual([]);
    const committed = { applicationId, version: view.version, materials: promised };
    await env.execute(saveCommitments, { input: committed, actor: head });
    const [task] = (await look()).signing;
    const sign = async (actor: Actor) => {
      const { version } = await look();
      const input = { applicationId, version, material: task!.material, place: 'head', how: { way: 'drawn', drawing } };
      return env.execute(signApplication, { input: input as never, actor });
    };
    await expect(sign(agent)).rejects.toMatchObject({ code: 'intake.wrong-signer', status: 403 });
    await sign(head);
    expect((await look()).signing[0]).toMatchObject({ status: 'signed', signature: { way: 'drawn', name: null } });
    await env.execute(discardApplication, { input: { applicationId }, actor: head });
    const { rows } = await env.db.query('select from intake.signature where application_id = $1', [applicationId]);
    expect(rows).toHaveLength(0);
  });

  it('没有登录的人不能签', async () => {
    const input = { applicationId: ground.organisationId, version: 1, material: 'm', place: 'p', how: { way: 'scan' } };
    await expect(env.execute(signApplication, { input: input as never, actor: systemActor })).rejects.toMatchObject({
      status: 403,
    });
  });
});
