import { parseArgs } from 'node:util';
import { checkAnswers, compileBundle, mayPublish, noticeOf, preview, singleItemBundle } from '@yijian/core/compile';
import type { Answers, Bundle, BundleRelease, Catalogue, Finding } from '@yijian/core/contract';
import { catalogueOf, locatePlace, type Pack } from '#packs';
import { previewText, releaseText } from './plan-text.ts';
import { jsonFrom, packAt, print } from './read-arguments.ts';
import { Stop } from './stop.ts';

/** `compile`: a bundle of a pack becomes a release; with answers, a preview and its notice. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { answers: { type: 'string' }, pack: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [code, ...more] = positionals;
  if (code === undefined || more.length > 0) throw new Stop('请写一个一件事的编码，例如 compile restaurant');
  const answers = values.answers === undefined ? undefined : answersFrom(values.answers);
  const pack = packAt(values.pack);
  const catalogue = catalogueOf(pack);
  const { release, findings } = compileBundle(bundleOf(code, pack, catalogue), 1, catalogue);
  const slips = release !== null && answers !== undefined ? checkAnswers(release, answers) : [];
  if (slips.length > 0) throw new Stop(slips.map((slip) => `${slip.message},${slip.remedy}`).join(';'));
  await print(values.json ? json(release, findings, answers) : text(release, { findings, pack, answers }));
  const blocked = findings.filter((finding) => finding.severity === 'block').length;
  if (release === null || !mayPublish(findings)) throw new Stop(`「${code}」有 ${blocked} 处拦截发布的问题`);
  return 0;
}

function bundleOf(code: string, pack: Pack, catalogue: Catalogue): Bundle {
  const bundles = pack.definitions.map((one) => one.definition).filter((one): one is Bundle => one.kind === 'bundle');
  const bundle = bundles.find((one) => one.code === code);
  if (bundle !== undefined) return bundle;
  const item = catalogue.items.get(code)?.definition;
  if (item?.node === 'strand') return singleItemBundle(item);
  throw new Stop(
    `内容包里没有「${code.slice(0, 60)}」这件事，有的是：${bundles.map((one) => `${one.code}(${one.name})`).join('、')}`,
  );
}

function answersFrom(given: string): Answers {
  const value = jsonFrom(given, '回答');
  const isText = (one: unknown): boolean =>
    typeof one === 'string' || (Array.isArray(one) && one.every((part) => typeof part === 'string'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Stop('回答应写成 {"问题编号":"选项编码"} 的样子');
  const wrong = Object.entries(value)
    .filter(([, one]) => !isText(one))
    .map(([id]) => id);
  if (wrong.length > 0) throw new Stop(`回答 ${wrong.join('、')} 应是文字或文字的列表(数字也写成文字，例如 "80")`);
  return value as Answers;
}

function json(release: BundleRelease | null, findings: Finding[], answers: Answers | undefined): string {
  if (release === null || answers === undefined) return JSON.stringify({ release, findings }, null, 2);
  const plan = preview(release, answers);
  return JSON.stringify({ release: release.hash, findings, preview: plan, notice: noticeOf(plan) }, null, 2);
}

function text(
  release: BundleRelease | null,
  { findings, pack, answers }: { findings: Finding[]; pack: Pack; answers: Answers | undefined },
): string {
  const lines = findings.map((finding) => findingText(finding, pack));
  if (release === null) return lines.join('\n');
  return [answers === undefined ? releaseText(release) : previewText(preview(release, answers)), ...lines].join('\n');
}

/** 问题的一行: where, what, what to do. */
export function findingText(finding: Finding, pack: Pack): string {
  const at = locatePlace(pack, finding.place);
  const place = at === undefined ? finding.place : `${at.file}:${at.line} ${finding.place}`;
  return `${finding.severity === 'block' ? '拦截' : '提醒'}  ${place}  ${finding.message}。${finding.remedy}(${finding.code})`;
}
