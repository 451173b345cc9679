import type { Actor, Environment } from '#platform';
import { terminalHash } from './change-terminal.ts';
import { findTerminalByToken, listTerminals, type Terminal } from './terminals.store.ts';

/** 认出自助终端: code of the registered terminal whose browser presents this token; null for every other browser. */
export const findTerminal = async (env: Environment, token: string | null): Promise<string | null> =>
  token === null ? null : findTerminalByToken(env.db, terminalHash(token));

/** 自助终端清单 of the regions that this administrator looks after. */
export const viewTerminals = (env: Environment, actor: Actor): Promise<Terminal[]> =>
  listTerminals(
    env.db,
    actor.posts.filter((post) => post.role === 'catalogueManager').map((post) => post.region),
  );
