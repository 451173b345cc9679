import { cancelRules, type CancelRule, type Finding, type MaterialType, type ServiceItem } from '../contract/index.ts';
import { found } from './rules.ts';
import { itemsOf, type LintWorld } from './world.ts';

/** 八类取消规则的说法 (CAT-33), in the words of the document. */
export const cancelRuleWords: Readonly<Record<CancelRule, string>> = {
  'no-basis': '没有法律法规依据',
  'licence-proves': '现有证照能够证明',
  'commitment-suffices': '能由申请人书面承诺解决',
  'online-check': '能通过网络核验',
  'cancelled-above': '上级部门已经公布取消',
  'cancelled-list': '权责清单、服务清单中已经取消',
  'issuer-cannot': '开具单位无权查证、无法开具',
  needless: '并非办事必要条件，或者重复',
};

/** 取消规则的解释: when each of the eight holds, for somebody who judges for the first time. */
export const cancelRuleHelp: Readonly<Record<CancelRule, string>> = {
  'no-basis': '找不到哪一部法律、法规或者国务院决定要求交它，只有部门文件或者习惯做法。',
  'licence-proves': '身份证、营业执照、不动产权证书这类证照上已经写着同样的内容。',
  'commitment-suffices': '说错了可以事后查、可以纠正，由申请人书面承诺就够了。',
  'online-check': '有关部门的数据能在网上查到，由窗口核验就够了。',
  'cancelled-above': '国家、省、市已经公布取消，本级还在要。',
  'cancelled-list': '本地的权责清单或者服务清单里已经把它取消。',
  'issuer-cannot': '让谁开，谁就没有权力查，或者查不到，开出来也不可靠。',
  needless: '少了它照样能作决定，或者别的材料已经证明过同一件事。',
};

/** 证明材料 of an item: each must be on the public list and none may be cancelled (CAT-33/34). */
export function proofsAsked(item: ServiceItem, world: LintWorld): Finding[] {
  return item.materials.flatMap((material) => {
    const type = world.catalogue.materialTypes.get(material.material);
    if (type?.proof === undefined) return [];
    const place = `item:${item.code}/materials/${material.id}`;
    const review = world.reviews.get(type.code);
    const cancelled = review?.verdicts.find((verdict) => verdict.applies);
    if (cancelled !== undefined)
      return [
        found(
          'proof-cancelled',
          place,
          `证明「${type.name}」已经取消：${cancelRuleWords[cancelled.rule]}（${cancelled.by}，${cancelled.on}）`,
          '请从申请材料中删去，改用证照、核验或承诺',
        ),
      ];
    if (review !== undefined) return [];
    return [
      found(
        'proof-not-listed',
        place,
        `证明「${type.name}」不在保留的证明目录清单里`,
        '请先逐条判定八类取消规则并公布；不保留的，请删去这份材料',
      ),
    ];
  });
}

/** 证明事项本身: marked, judged rule by rule, and possible to obtain. */
export function proofItself(type: MaterialType, world: LintWorld): Finding[] {
  const place = `materialType:${type.code}`;
  if (type.proof === undefined) {
    const looksLikeOne = type.name.endsWith('证明') && type.licenceType === undefined && type.issuedBy !== 'applicant';
    return looksLikeOne
      ? [
          found(
            'proof-not-marked',
            place,
            `「${type.name}」像是证明，还没有登记是不是证明事项`,
            '是证明的，请登记开具单位；是证照的，请写明证照类型',
          ),
        ]
      : [];
  }
  const findings: Finding[] = [];
  if (!type.proof.mayVerify)
    findings.push(
      found(
        'proof-impossible',
        `${place}/proof`,
        `「${type.name}」由${type.proof.issuer}开具，但它无权或无法查证`,
        '这类证明一律取消，请改用核验或承诺',
      ),
    );
  const verdicts = world.reviews.get(type.code)?.verdicts ?? [];
  if (verdicts.some((verdict) => verdict.applies)) return findings;
  const open = cancelRules.filter((rule) => !verdicts.some((verdict) => verdict.rule === rule));
  if (open.length > 0)
    findings.push(
      found(
        'proof-verdict-open',
        place,
        `证明「${type.name}」还有 ${open.length} 类取消规则没有判定：${open.map((rule) => cancelRuleWords[rule]).join('、')}`,
        '请逐条判定，写明结论和理由',
      ),
    );
  return findings;
}

/** 机器的看法: cancel rules that the catalogue itself says may apply to a proof; a person records the verdict. */
export function suggestedVerdicts(type: MaterialType, world: LintWorld): { rule: CancelRule; reason: string }[] {
  const uses = itemsOf(world).flatMap((item) => item.materials.filter((one) => one.material === type.code));
  const ways = new Set(uses.flatMap((use) => (use.ways ?? []).map((way) => way.kind)));
  const found: { rule: CancelRule; reason: string }[] = [];
  if (uses.some((use) => use.basis.length === 0))
    found.push({ rule: 'no-basis', reason: '有事项要求它，却没有写依据' });
  const licence = world.catalogue.licenceTypes.get(type.licenceType ?? '');
  if (licence !== undefined || ways.has('licence'))
    found.push({ rule: 'licence-proves', reason: licence ? `有电子证照《${licence.name}》` : '有事项用证照免去了它' });
  if (ways.has('commitment')) found.push({ rule: 'commitment-suffices', reason: '有事项用承诺免去了它' });
  if (ways.has('register')) found.push({ rule: 'online-check', reason: '有事项用数据核验免去了它' });
  if (type.proof?.mayVerify === false) found.push({ rule: 'issuer-cannot', reason: '登记为开具单位无权查证' });
  if (uses.length === 0) found.push({ rule: 'needless', reason: '没有事项用到它' });
  return found;
}
