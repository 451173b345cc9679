import { previewBundle } from '#bundles';
import { planMessage, planNotice } from '#notices';
import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { checkMobile } from '@yijian/core/identifiers';
import type { Notice } from '@yijian/core/contract';
import Type from 'typebox';
import { type Actor, commandEach, type Environment } from '#platform';
import { readNoticeLink, signNoticeLink } from './notice-link.ts';
import { findPushedNotice, writePush } from './pushed-notice.store.ts';
import { refusals } from '../refusals.ts';
import { AnswersInput } from '../start-application.ts';

/** days in which the link opens (the platform's own default, no law) */
const LINK_DAYS = 90;

/**
 * 推送告知单 (FRM-16): the same notice as page and PDF, by its content hash. Somebody signed in gets it in the inbox and as a short
 * message; at the counter it goes to the number that the visitor names, with their consent. Refuses `consent-needed`, `bad-phone`,
 * and as `previewBundle`.
 */
export const pushNotice = commandEach({
  name: 'intake.push-notice',
  title: '推送一次性告知单',
  permission: { citizen: true, posts: ['counter'] },
  input: Type.Object(
    {
      bundle: Type.String({ maxLength: 64 }),
      answers: AnswersInput,
      phone: Type.Optional(Type.String({ maxLength: 20 })),
      consent: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  owner: (_, actor) => `push-notice:${actor.accountId}`,
  loadOne: async (db, { input, actor }, { keys, now }) => {
    if (actor.kind === 'staff' && input.consent !== true) throw refusals.consentNeeded.with();
    if (actor.kind === 'staff' && !checkMobile(input.phone ?? '').ok) throw refusals.badPhone.with();
    const { notice, contentHash } = await previewBundle(db, input.bundle, input.answers);
    const expiresOn = shiftDay(shanghaiDay(now), LINK_DAYS);
    const link = `/told/${signNoticeLink(keys, contentHash, expiresOn)}`;
    return { notice, contentHash, expiresOn, link, around: { keys, ring: await keys.load(db, []) } };
  },
  decide: ({ notice, contentHash, expiresOn, link, around }, { input, actor, ctx }) => {
    const pushId = ctx.newId();
    const content = {
      kind: 'one-time-notice' as const,
      params: { bundleName: notice.bundleName, receiptNo: noticeNumber(contentHash), link },
    };
    const told =
      actor.kind === 'staff'
        ? planMessage({ messageId: ctx.newId(), recipient: null, caseId: null, content }, ctx, {
            content: { phone: input.phone!, link },
            around,
          })
        : planNotice({ recipient: recipientOf(actor), caseId: null, content }, ctx, { content: { link }, around });
    const push = { pushId, contentHash, notice, pushedBy: actor.accountId!, consented: true };
    return {
      writes: [...writePush(push, ctx.now), ...told.writes],
      events: told.events,
      result: { contentHash, number: noticeNumber(contentHash), expiresOn },
    };
  },
});

const recipientOf = (actor: Actor) => actor.principal ?? { kind: 'person' as const, id: actor.personId! };

/** 告知单号: what stands on the PDF, in the inbox and on the page; equal numbers mean equal content. */
export const noticeNumber = (contentHash: string): string => `告知-${contentHash.slice(0, 12).toUpperCase()}`;

/** 打开推送的告知单: unknown, changed and expired links are answered alike (`link-not-open`). */
export async function readPushedNotice(
  env: Environment,
  token: string,
): Promise<{ notice: Notice; contentHash: string; number: string; expiresOn: string }> {
  const link = readNoticeLink(env.keys, token);
  if (!link || link.expiresOn < shanghaiDay(await env.now())) throw refusals.linkNotOpen.with();
  const found = await findPushedNotice(env.db, link.hashStart);
  if (!found) throw refusals.linkNotOpen.with();
  return { ...found, number: noticeNumber(found.contentHash), expiresOn: link.expiresOn };
}
