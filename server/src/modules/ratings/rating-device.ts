import Type from 'typebox';
import { describeAccounts } from '#identity';
import { type Actor, commandEach, type Environment, newToken, refusals as platformRefusals, sha256 } from '#platform';
import { findDeviceByToken, findDeviceOf, takeDeviceByCode, writeOffered, writePaired } from './devices.store.ts';
import { asksUntil } from './end-visit.ts';
import { ratingTokenFor } from './rating-token.ts';
import { findLastVisit } from './ratings.store.ts';
import { refusals } from './refusals.ts';

const PAIRING_MINUTES = 10;
const CODE_DIGITS = 8;
const hashOfCode = (code: string): string => sha256(`pairing|${code}`);
const hashOfDevice = (token: string): string => sha256(`device|${token}`);

/** 配对码: eight digits for the tablet at this window, good for ten minutes; the tablet paired before is no longer. */
export const offerPairing = commandEach({
  name: 'ratings.offer-pairing',
  title: '配对评价器',
  permission: { posts: ['counter'] },
  unkept: true,
  input: Type.Object({}, { additionalProperties: false }),
  owner: (_, actor) => `device:${actor.accountId}`,
  loadOne: async (db, { actor }, { keys }) => {
    const accountId = actor.accountId!;
    const [post] = (await describeAccounts(db, keys, [accountId])).get(accountId)?.posts ?? [];
    return { accountId, windowName: post?.name ?? '窗口' };
  },
  decide: (one, { ctx }) => {
    const code = [...ctx.random(CODE_DIGITS * 4)]
      .filter((byte) => byte < 250)
      .slice(0, CODE_DIGITS)
      .map((byte) => byte % 10)
      .join('');
    const codeUntil = new Date(Date.parse(ctx.now) + PAIRING_MINUTES * 60_000).toISOString();
    return { writes: [writeOffered({ ...one, codeUntil }, hashOfCode(code))], result: { code, codeUntil } };
  },
});

/** 评价器配对: the tablet that types the code becomes the window's device. A browser in which somebody of the staff is signed in may not. */
export const pairDevice = commandEach({
  name: 'ratings.pair-device',
  title: '评价器配对',
  permission: { visitor: true },
  unkept: true,
  input: Type.Object({ code: Type.String({ pattern: '^[0-9]{8}$' }) }, { additionalProperties: false }),
  owner: ({ code }) => `device:${hashOfCode(code)}`,
  loadOne: async (db, { input, actor }, { now }) => {
    if (actor.kind === 'staff') throw platformRefusals.notPermitted.with();
    const device = await takeDeviceByCode(db, hashOfCode(input.code));
    if (!device || device.codeUntil < now) throw refusals.wrongCode.with();
    return device;
  },
  decide: (device, { ctx }) => {
    const token = newToken(ctx.random);
    return {
      writes: [writePaired(device.accountId, hashOfDevice(token), ctx.now)],
      result: { device: token, windowName: device.windowName },
    };
  },
});

/** 评价器画面: the window it belongs to, and the visit it asks about just now with the seconds that are left; null: nothing to ask. */
export type DeviceScreen = { windowName: string; asks: { token: string; secondsLeft: number } | null };

/** 评价器现在该显示什么. Refuses `ratings.device-unknown` once another tablet was paired. */
export async function readDeviceScreen(env: Environment, token: string, actor: Actor): Promise<DeviceScreen> {
  if (actor.kind === 'staff') throw platformRefusals.notPermitted.with();
  const device = await findDeviceByToken(env.db, hashOfDevice(token));
  if (!device) throw refusals.deviceUnknown.with();
  const visit = await findLastVisit(env.db, device.accountId);
  const left = visit && !visit.rated ? secondsLeft(visit.openedAt, await env.now()) : 0;
  return {
    windowName: device.windowName,
    asks: visit && left > 0 ? { token: ratingTokenFor(env.keys, visit.subject.id), secondsLeft: left } : null,
  };
}

const secondsLeft = (openedAt: string, now: string): number =>
  Math.max(0, Math.ceil((Date.parse(asksUntil(openedAt)) - Date.parse(now)) / 1000));

/** 窗口的评价器, for the clerk: whether one is paired and is asking just now. Never what was answered, or whether. */
export async function readOwnDevice(env: Environment, actor: Actor): Promise<{ paired: boolean; asking: boolean }> {
  const device = await findDeviceOf(env.db, actor.accountId!);
  const visit = await findLastVisit(env.db, actor.accountId!);
  const now = await env.now();
  return {
    paired: device?.pairedAt != null,
    asking: visit !== undefined && asksUntil(visit.openedAt) > now,
  };
}
