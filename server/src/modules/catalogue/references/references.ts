import { referencesOf } from './references-of.ts';
import { usersOf } from './users-of.ts';

/** 引用: what a definition names; which definitions in force name it. */
export const references = { of: referencesOf, users: usersOf } as const;
