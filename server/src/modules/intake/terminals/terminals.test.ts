import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { activateTerminal, registerTerminal, revokeTerminal } from './change-terminal.ts';
import { findTerminal, viewTerminals } from './find-terminal.ts';

const { env } = await testPlatform();
const administrator = staff(randomUUID(), 'catalogueManager', 'city');
const elsewhere = staff(randomUUID(), 'catalogueManager', 'city', '990202');
const register = async (actor = administrator, code = 'kiosk-1') =>
  (await env.execute(registerTerminal, { input: { code, name: '一号机' }, actor })).result.activation;
const activate = async (activation: string) =>
  (await env.execute(activateTerminal, { input: { activation }, actor: visitor })).result.token;
const revoke = (actor = administrator, code = 'kiosk-1') => env.execute(revokeTerminal, { input: { code }, actor });

describe('自助终端', () => {
  it('登记、停用只有本区的管理员能做', async () => {
    await register();
    for (const actor of [citizen(randomUUID()), staff(randomUUID(), 'counter', 'hall')]) {
      await expect(register(actor)).rejects.toMatchObject({ status: 403 });
      await expect(revoke(actor)).rejects.toMatchObject({ status: 403 });
    }
    await expect(register(elsewhere)).rejects.toMatchObject({ code: 'intake.terminal-not-found', status: 404 });
    await expect(revoke(elsewhere)).rejects.toMatchObject({ code: 'intake.terminal-not-found' });
    await expect(revoke(administrator, 'kiosk-9')).rejects.toMatchObject({ code: 'intake.terminal-not-found' });
    expect(await viewTerminals(env, elsewhere)).toEqual([]);
  });

  it('激活码只能用一次;重新登记,旧机器就不认了;停用以后也不认', async () => {
    const first = await register();
    const token = await activate(first.toLowerCase());
    expect(await findTerminal(env, token)).toBe('kiosk-1');
    await expect(activate(first)).rejects.toMatchObject({ code: 'intake.activation-wrong', status: 422 });
    const second = await register();
    expect(await findTerminal(env, token)).toBeNull();
    const moved = await activate(second);
    await revoke();
    expect([await findTerminal(env, moved), await findTerminal(env, null)]).toEqual([null, null]);
    const { rows } = await env.db.query('select * from intake.terminal');
    for (const secret of [first, second, token, moved]) expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await viewTerminals(env, administrator)).toMatchObject([{ code: 'kiosk-1', name: '一号机' }]);
  });
});
