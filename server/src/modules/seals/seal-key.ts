import type { Environment, KeyRing } from '#platform';
import type { SealRow } from './seals.store.ts';

export const sealKeyPurpose = 'seal-key';

/** Private keys of seals are encrypted like a subject's data, under a subject that follows from the seal's name (UUIDv8). */
export function sealSubject(keys: KeyRing, name: string): string {
  const hex = keys.matchingHash('seal', name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Opens a private key (PEM). Throws when the master key is not the one that it was made under. */
export async function openKey(env: Pick<Environment, 'db' | 'keys'>, name: string, row: SealRow): Promise<string> {
  const subject = sealSubject(env.keys, name);
  const key = (await env.keys.load(env.db, [subject])).keys.get(subject);
  if (!key) throw new Error(`the key of seal ${name} cannot be opened`);
  return env.keys.decrypt(key, sealKeyPurpose, row.cipher) as string;
}
