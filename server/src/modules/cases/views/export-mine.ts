import { getPersonFacts } from '#identity';
import { listLicences } from '#licences';
import { listNotices } from '#notices';
import type { Actor, Environment, ServedFile } from '#platform';
import { listCasesOf } from '../cases.store.ts';
import { type KeptPaper, listVault } from '../vault/list-vault.ts';
import { caseCore, timelineOf } from './case-view.ts';
import { isApplicant, readCase } from './read-case.ts';

/**
 * 导出我的数据 (SEC-08, 个人信息保护法 45): everything the platform keeps about the acting subject, as one JSON file in words: the
 * person's own facts, the cases with what was filled in, the licences, the messages. Read live; nothing of anybody else's cases.
 */
export async function exportMine(env: Environment, actor: Actor): Promise<ServedFile> {
  const principal = actor.principal!;
  const cases = await Promise.all(
    (await listCasesOf(env.db, principal.id)).map(({ caseId }) => exportCase(env, caseId, actor)),
  );
  const content = {
    说明: '这是平台保存的关于您（或您代表的单位）的数据；谁查过您的数据，见「我的信息被谁用过」',
    导出时间: await env.now(),
    本人: await getPersonFacts(env.db, env.keys, actor.personId!),
    办件: cases,
    材料库: (await listVault(env, actor)).map(describePaper),
    证照: (await listLicences(env, actor)).items,
    消息: (await listNotices(env.db, principal)).notices,
  };
  return { name: '我的数据.json', type: 'application/json', content: Buffer.from(JSON.stringify(content, null, 2)) };
}

async function exportCase(env: Environment, caseId: string, actor: Actor) {
  const read = await readCase(env, caseId, isApplicant(actor));
  const labels = new Map(read.release.fields.map((field) => [field.key, field.label]));
  const filled = Object.entries(read.values).map(([key, value]) => ({ 填写项: labels.get(key) ?? key, 内容: value }));
  return { ...caseCore(read), 填写内容: filled, 经过: timelineOf(read) };
}

const describePaper = (paper: KeptPaper) => ({
  材料: paper.material,
  文件: paper.name,
  提交日期: paper.handedInOn,
  来自: paper.from.receiptNo,
  有效期至: paper.validity.until,
  看过的单位: paper.openedBy,
});
