import { type Environment, systemActor } from '#platform';
import { createCa, createDemoSeal } from './create-demo-seal.ts';
import { refusals } from './refusals.ts';
import { openKey } from './seal-key.ts';
import { findAuthorityKey, findCa } from './seals.store.ts';
import { signPdf } from './sign-pdf.ts';

/** 印章所有机构: code in the catalogue, Chinese name and USCC as they stand in the certificate. */
export type SealOwner = { code: string; name: string; uscc: string };
/** 机构印章: certificate, private key and issuer, PEM. */
export type AuthoritySeal = { certPem: string; keyPem: string; caPem: string };

/** 取机构印章: the authority's certificate and key; in the demonstration they are made at first use. Refuses `seals.no-seal` otherwise. */
export async function ensureAuthoritySeal(env: Environment, authority: SealOwner): Promise<AuthoritySeal> {
  const there = await findSeal(env, authority.code);
  if (there) return there;
  if (!env.config.demo) throw refusals.noSeal.with({ authority: authority.code });
  const actor = systemActor;
  if (!(await findCa(env.db))) await env.execute(createCa, { input: {}, actor });
  await env.execute(createDemoSeal, {
    input: { code: authority.code, name: authority.name, uscc: authority.uscc },
    actor,
  });
  const made = await findSeal(env, authority.code);
  if (!made) throw new Error(`the seal of ${authority.code} was made and cannot be found`);
  return made;
}

async function findSeal(env: Environment, authority: string): Promise<AuthoritySeal | undefined> {
  const [row, ca] = [await findAuthorityKey(env.db, authority), await findCa(env.db)];
  return row && ca && { certPem: row.certPem, keyPem: await openKey(env, authority, row), caPem: ca.certPem };
}

/** 用印: signs a PDF with the authority's seal at the business instant; the use is recorded by the caller's command (`recordSealUse`). */
export async function sealDocument(
  env: Environment,
  pdf: Uint8Array,
  by: { authority: SealOwner; reason: string },
): Promise<Uint8Array> {
  const seal = await ensureAuthoritySeal(env, by.authority);
  return signPdf(pdf, { ...seal, reason: by.reason, name: by.authority.name, signedAt: await env.now() });
}
