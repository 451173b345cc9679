import { isStaffed } from '@yijian/core/channel';
import { type Actor, coversBundle, type LoadEnvironment, type Queryable, type SubjectKey } from '#platform';
import type { Application, Values } from './application.ts';
import { takeApplication } from './intake.store.ts';
import { refusals } from './refusals.ts';

/** Whether this actor may see and change the application: whoever acts for its principal, or the hall, outlet or desk that takes it in. */
export function mayHandle(application: Application, actor: Actor): boolean {
  if (actor.kind === 'citizen')
    return actor.principal?.id === application.principalId && coversBundle(actor, application.bundle);
  return (
    isStaffed(application.channel) &&
    actor.posts.some(
      (post) =>
        (post.role === 'counter' || post.role === 'receiver') &&
        application.region.startsWith(post.region) &&
        (application.accountId === actor.accountId || (post.hall !== null && post.hall === application.place)),
    )
  );
}

const purpose = (applicationId: string) => `application|${applicationId}`;

export type OwnApplication = {
  application: Application;
  values: Values;
  key: SubjectKey;
  /** ciphertext of new values */
  encrypt: (values: Values) => Buffer;
};

/** Locks the actor's own draft with its decrypted values. Refuses `application-not-found` (also other people's), `already-submitted`, `application-changed`. */
export async function takeDraft(
  db: Queryable,
  request: { input: { applicationId: string; version?: number }; actor: Actor },
  env: LoadEnvironment,
): Promise<OwnApplication> {
  const application = await takeApplication(db, request.input.applicationId);
  if (!application || !mayHandle(application, request.actor)) throw refusals.applicationNotFound.with();
  if (application.status === 'submitted') throw refusals.alreadySubmitted.with({ caseId: application.caseId });
  if (request.input.version !== undefined && request.input.version !== application.version)
    throw refusals.applicationChanged.with({ version: application.version });
  return open(db, application, env);
}

async function open(db: Queryable, application: Application, env: LoadEnvironment): Promise<OwnApplication> {
  const { keys } = await env.keys.load(db, [application.principalId]);
  const key = keys.get(application.principalId);
  if (!key) throw refusals.applicationNotFound.with();
  return {
    application,
    key,
    values: decryptValues(application, key, env.keys),
    encrypt: (values) => Buffer.from(env.keys.encrypt(key, purpose(application.applicationId), values), 'hex'),
  };
}

/** What was entered so far. */
export function decryptValues(application: Application, key: SubjectKey, keys: LoadEnvironment['keys']): Values {
  return application.cipher
    ? (keys.decrypt(key, purpose(application.applicationId), application.cipher) as Values)
    : {};
}
