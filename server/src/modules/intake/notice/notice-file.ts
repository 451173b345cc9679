import { previewBundle } from '#bundles';
import { loadPublished } from '#catalogue';
import { chooseTemplate, renderLetter, type TemplateData } from '#documents';
import { shanghaiDay } from '@yijian/core/calendar';
import type { Answers, Notice } from '@yijian/core/contract';
import type { Environment, ServedFile } from '#platform';
import { noticeNumber } from './push-notice.ts';

/**
 * 一次性告知单 (FRM-16) as PDF: made from the same notice that the page shows, so that online and counter say the same. Says
 * what is certain when questions are still open. Its template says that nobody seals it: it decides nothing.
 */
export async function renderNotice(env: Environment, bundle: string, answers: Answers): Promise<ServedFile> {
  const { notice, contentHash } = await previewBundle(env.db, bundle, answers);
  return renderNoticeFile(env, notice, contentHash);
}

/** The same for a notice that was sent: number and content come from its hash. */
export async function renderNoticeFile(env: Environment, notice: Notice, contentHash: string): Promise<ServedFile> {
  const now = await env.now();
  const { byKind } = await loadPublished(env.db);
  const { template } = chooseTemplate(byKind.documentTemplate, 'one-time-notice');
  const data: TemplateData<'one-time-notice'> = {
    ...contentOf(notice),
    number: noticeNumber(contentHash),
    authority: notice.items[0]?.authority ?? '政务服务中心',
    date: shanghaiDay(now),
    demo: env.config.demo,
  };
  const qr = `${env.config.baseUrl}/citizen/bundles/${encodeURIComponent(notice.bundle)}`;
  const letter = { template: { ...template, act: 'one-time-notice' as const }, data, createdAt: now, qr };
  const { pdf } = await renderLetter(letter);
  return { name: `一次性告知单（${notice.bundleName}）.pdf`, type: 'application/pdf', content: pdf };
}

type Content = Omit<TemplateData<'one-time-notice'>, 'number' | 'authority' | 'date' | 'demo'>;

const forms: Record<string, string> = { electronic: '电子', either: '电子或纸质', paper: '纸质' };

function contentOf(notice: Notice): Content {
  const places = new Map(notice.items.map((item) => [item.place, item]));
  return {
    subject: notice.bundleName,
    totalDays: notice.limit.promiseDays,
    visits: notice.visits.times === 0 ? '全程不用跑现场' : `最多跑现场 ${notice.visits.times} 次`,
    situation: notice.situation,
    items: notice.items.map(({ name, authority, limit, result }) => ({ name, authority, promised: limit, result })),
    materials: notice.bring.map((material) => ({
      name: material.name,
      form: forms[material.form] ?? material.form,
      copies: material.originals + material.copies,
      source: material.keepReason ?? '自己准备',
    })),
    waived: notice.spared.map((material) => `${material.name}（${material.reason}）`),
    fees: notice.fees.list.map((fee) => ({
      name: fee.name,
      amount: `${(fee.amountFen / 100).toFixed(2)} 元`,
      basis: fee.item,
    })),
    places: [...places.values()].map((item) => ({
      name: item.authority,
      address: item.place,
      hours: item.openHours,
      phone: item.phone,
    })),
  };
}
