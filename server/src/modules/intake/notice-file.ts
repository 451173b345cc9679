import { previewBundle } from '#bundles';
import { loadCatalogue } from '#catalogue';
import { renderTemplate, type TemplateData } from '#documents';
import { shanghaiDay } from '@yijian/core/calendar';
import type { Answers, Notice } from '@yijian/core/contract';
import { type Environment, type ServedFile, sha256 } from '#platform';

/**
 * 一次性告知单 (FRM-16) as PDF: made from the same notice that the page shows, so that online and counter say the same. Says
 * what is certain when questions are still open. Not sealed: it decides nothing.
 */
export async function renderNotice(env: Environment, bundle: string, answers: Answers): Promise<ServedFile> {
  const { notice, preview } = await previewBundle(env.db, bundle, answers);
  const now = await env.now();
  const { authorities } = await loadCatalogue(env.db);
  const lead = authorities.get(preview.included[0]?.authority ?? '');
  const data: TemplateData<'one-time-notice'> = {
    ...contentOf(notice),
    number: `告知-${sha256(notice.preview).slice(0, 12).toUpperCase()}`,
    authority: lead?.name ?? '政务服务中心',
    date: shanghaiDay(now),
    demo: env.config.demo,
    seal: false,
  };
  const qr = `${env.config.baseUrl}/citizen/bundles/${encodeURIComponent(bundle)}`;
  const { pdf } = await renderTemplate({ name: 'one-time-notice', data, createdAt: now, qr });
  return { name: `一次性告知单（${notice.bundleName}）.pdf`, type: 'application/pdf', content: pdf };
}

type Content = Omit<TemplateData<'one-time-notice'>, 'number' | 'authority' | 'date' | 'demo' | 'seal'>;

const forms: Record<string, string> = { electronic: '电子', either: '电子或纸质', paper: '纸质' };

function contentOf(notice: Notice): Content {
  const places = new Map(notice.items.map((item) => [item.place, item]));
  return {
    subject: notice.bundleName,
    totalDays: notice.limit.promiseDays,
    visits: notice.visits.times,
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
