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
