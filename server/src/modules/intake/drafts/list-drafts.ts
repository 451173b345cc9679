import { currentRelease, isTrialAddress } from '#bundles';
import type { Actor, Environment } from '#platform';
import { listDrafts } from '../intake.store.ts';
import { mayHandle } from '../own-application.ts';

/** 我的草稿 of the acting subject. */
export async function listMyDrafts(env: Environment, actor: Actor) {
  if (!actor.principal) return [];
  const drafts = (await listDrafts(env.db, actor.principal.id)).filter((draft) => mayHandle(draft, actor));
  return Promise.all(
    drafts.map(async (draft) => ({
      applicationId: draft.applicationId,
      bundle: draft.bundle,
      bundleName: (await currentRelease(env.db, draft.bundle))?.name ?? draft.bundle,
      trial: isTrialAddress(draft.bundle),
      updatedAt: draft.updatedAt,
    })),
  );
}
