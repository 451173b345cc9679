import { type Adapter, type AdapterConstructor, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider';
import { type Environment, sha256 } from '#platform';
import { consumeArtifact, deleteArtifact, deleteGrant, findArtifact, writeArtifact } from '../artifacts.store.ts';
import { findRelyingParty } from '../sso.store.ts';

/** 存取: registered applications as clients, everything else as short-lived rows under the hash of their id. */
export function storeAdapter(env: Environment): AdapterFactory | AdapterConstructor {
  return (model: string): Adapter => (model === 'Client' ? clients(env) : artifacts(env, model));
}

const nothing = async (): Promise<undefined> => undefined;
const readOnly: Omit<Adapter, 'find'> = {
  upsert: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
};

function clients(env: Environment): Adapter {
  return {
    ...readOnly,
    async find(code) {
      const party = await findRelyingParty(env.db, code);
      if (!party) return undefined;
      return {
        client_id: party.code,
        client_secret: party.secretHash,
        client_name: party.name,
        redirect_uris: party.callbacks.map((path) => `${party.address}${path}`),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        subject_type: 'pairwise',
        scope: ['openid', ...party.scopes].join(' '),
        id_token_signed_response_alg: 'RS256',
      } as unknown as AdapterPayload;
    },
  };
}

function artifacts(env: Environment, model: string): Adapter {
  const at = (id: string) => ({ model, idHash: sha256(`${model}|${id}`) });
  return {
    ...readOnly,
    async upsert(id, { jti: _, ...payload }) {
      // The id is the secret itself (a code, a token): only its hash is kept.
      const { grantId, exp, iat } = payload as AdapterPayload & { exp: number; iat: number };
      await writeArtifact(env.db, at(id), { payload, grantId: grantId ?? null, expiresAt: exp, at: iat });
    },
    async find(id) {
      const payload = await findArtifact(env.db, at(id));
      return payload && { ...payload, jti: id };
    },
    async consume(id) {
      if (!(await consumeArtifact(env.db, at(id)))) throw new errors.InvalidGrant('used before');
    },
    destroy: (id) => deleteArtifact(env.db, at(id)),
    revokeByGrantId: (grantId) => deleteGrant(env.db, grantId),
  };
}
