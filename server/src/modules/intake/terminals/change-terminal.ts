import Type from 'typebox';
import { type Actor, commandEach, newToken, sha256 } from '#platform';
import { refusals } from '../refusals.ts';
import { insertTerminal, takeByActivation, takeTerminal, type Terminal, updateTerminal } from './terminals.store.ts';

const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
const administration = { posts: ['catalogueManager'] } as const;
/** 激活码 and 终端令牌: the table holds only their hashes. */
const activationHash = (activation: string): string => sha256(`terminal activation|${activation.toUpperCase()}`);
export const terminalHash = (token: string): string => sha256(`terminal|${token}`);

/** Whoever administers the region of a terminal; null when none of the actor's posts does. */
const regionOf = (actor: Actor, terminal: Terminal | undefined): string | null =>
  actor.posts
    .filter((post) => post.role === 'catalogueManager')
    .find((post) => !terminal || terminal.region.startsWith(post.region))?.region ?? null;

/** Letters and digits that cannot be taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const ACTIVATION_LETTERS = 12;

/**
 * 登记自助终端 (ITK-01): answers an activation code, shown once, to be typed in at the device. Registered again (moved, browser
 * replaced), the terminal gets a new code and the old token ends. Refuses `terminal-not-found` for one of another region.
 */
export const registerTerminal = commandEach({
  name: 'intake.register-terminal',
  title: '登记自助终端',
  permission: administration,
  // The answer is a secret and must not be kept.
  unkept: true,
  input: Type.Object(
    { code: Code, name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }) },
    { additionalProperties: false },
  ),
  owner: ({ code }) => `intake.terminal:${code}`,
  loadOne: async (db, { input }) => takeTerminal(db, input.code),
  decide: (known, { input, actor, ctx }) => {
    const region = regionOf(actor, known);
    if (region === null) throw refusals.terminalNotFound.with();
    const activation = [...ctx.random(ACTIVATION_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    const hash = activationHash(activation);
    const terminalId = known?.terminalId ?? ctx.newId();
    const write = known
      ? updateTerminal({
          terminal_id: terminalId,
          activation_hash: hash,
          token_hash: null,
          activated_at: null,
          revoked_at: null,
        })
      : insertTerminal({
          terminal_id: terminalId,
          code: input.code,
          name: input.name,
          region,
          activation_hash: hash,
          registered_at: ctx.now,
          registered_by: actor.accountId!,
        });
    return { writes: [write], result: { terminalId, code: input.code, activation } };
  },
});

/** 激活自助终端, at the device: the code is used up, the browser keeps a token from now on. Refuses `activation-wrong`. */
export const activateTerminal = commandEach({
  name: 'intake.activate-terminal',
  title: '激活自助终端',
  permission: { visitor: true },
  unkept: true,
  input: Type.Object({ activation: Type.String({ pattern: '^[0-9A-Za-z]{12}$' }) }, { additionalProperties: false }),
  owner: ({ activation }) => `intake.activation:${activationHash(activation).slice(0, 2)}`,
  loadOne: async (db, { input }) => takeByActivation(db, activationHash(input.activation)),
  decide: (known, { ctx }) => {
    if (!known) throw refusals.activationWrong.with();
    const token = newToken(ctx.random, 32);
    return {
      writes: [
        updateTerminal({
          terminal_id: known.terminalId,
          activation_hash: null,
          token_hash: terminalHash(token),
          activated_at: ctx.now,
          revoked_at: null,
        }),
      ],
      result: { code: known.code, name: known.name, token },
    };
  },
});

/** 停用自助终端: from the next request on the device is an ordinary browser. Refuses `terminal-not-found`. */
export const revokeTerminal = commandEach({
  name: 'intake.revoke-terminal',
  title: '停用自助终端',
  permission: administration,
  input: Type.Object({ code: Code }, { additionalProperties: false }),
  owner: ({ code }) => `intake.terminal:${code}`,
  loadOne: async (db, { input }) => takeTerminal(db, input.code),
  decide: (known, { actor, ctx }) => {
    if (!known || regionOf(actor, known) === null) throw refusals.terminalNotFound.with();
    const write = updateTerminal({
      terminal_id: known.terminalId,
      activation_hash: null,
      token_hash: null,
      activated_at: known.activatedAt,
      revoked_at: ctx.now,
    });
    return { writes: [write], result: { code: known.code } };
  },
});
