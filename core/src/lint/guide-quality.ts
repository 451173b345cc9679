import type { Finding, ServiceItem } from '../contract/index.ts';
import { workingDaysOf } from '../compile/index.ts';
import { found } from './rules.ts';

/**
 * 指南质量 (standards.md 1.5): what an audit of guides looks at beyond what the compiler needs. Attributes that a pack does not give
 * are not contradicted, only missed (`guide-attribute-missing`).
 */
export function guideQuality(item: ServiceItem): Finding[] {
  if (item.node !== 'strand') return [];
  return [
    ...ofHandling(item),
    ...ofVisits(item),
    ...ofFiling(item),
    ...ofPhones(item),
    ...ofPlace(item),
    ...ofAudience(item),
    ...ofResult(item),
    ...ofSteps(item),
    ...missing(item),
  ];
}

const at = (item: ServiceItem, part: string): string => `item:${item.code}/${part}`;

function ofHandling(item: ServiceItem): Finding[] {
  const { handling, promised } = item;
  const isInstant = promised.unit === 'instant';
  if (handling !== undefined && (handling === 'instant') !== isInstant)
    return [
      found(
        'handling-kind-differs',
        at(item, 'handling'),
        isInstant ? '承诺当场办结，办件类型却是承诺件' : '办件类型是即办件，却承诺了天数',
        '即办件的承诺时限是「即办」，其余都是承诺件；请改正其中一处',
      ),
    ];
  if (isInstant || workingDaysOf(promised) >= 1) return [];
  return [
    found(
      'promise-under-a-day',
      at(item, 'promised'),
      '承诺时限是 0 日，又不是即办',
      '请改为「即办」，或至少 1 个工作日',
    ),
  ];
}

function ofVisits(item: ServiceItem): Finding[] {
  const { times, reason = '' } = item.visits;
  const { onlineDepth } = item;
  const findings: Finding[] = [];
  if (times > 0 && reason.trim() === '')
    findings.push(
      found(
        'visit-without-reason',
        at(item, 'visits/reason'),
        `要到现场 ${times} 次，没有写原因`,
        '请写明为什么必须到场，或改为 0 次',
      ),
    );
  if (times === 0 && reason.trim() !== '')
    findings.push(
      found(
        'visit-reason-without-visit',
        at(item, 'visits/reason'),
        '不用到现场，却写了必须到场的原因',
        '请删去原因，或改正次数',
      ),
    );
  if (onlineDepth === 'whole' && times > 0)
    findings.push(
      found(
        'online-with-visit',
        at(item, 'onlineDepth'),
        `登记为全程网办，却要到现场 ${times} 次`,
        '请把次数改为 0，或降低网办深度',
      ),
    );
  return findings;
}

function ofFiling({ code, visits, filing, onlineDepth, fees, onlinePayment }: ServiceItem): Finding[] {
  const findings: Finding[] = [];
  const isOnline = onlineDepth === 'apply' || onlineDepth === 'whole' || filing?.includes('online');
  if (visits.times === 0 && filing !== undefined && !isOnline && !filing.includes('post'))
    findings.push(
      found(
        'filing-without-visit',
        `item:${code}/filing`,
        '不用到现场，但办理形式既没有网上也没有邮寄',
        '请补上邮寄或网上，或改正到现场次数',
      ),
    );
  if (fees.length === 0 && onlinePayment === true)
    findings.push(
      found(
        'payment-without-fee',
        `item:${code}/onlinePayment`,
        '这个事项不收费，却开了网上支付',
        '请关闭网上支付，或登记收费项目',
      ),
    );
  return findings;
}

/** Area code and number, a mobile number, or a short service number such as 12345. */
const phoneNumber = /(0\d{2,3}[-－—\s]?\d{7,8})|(1[3-9]\d{9})|(^1\d{4}$)|(^9\d{4}$)/;

function ofPhones(item: ServiceItem): Finding[] {
  const findings: Finding[] = [];
  if (item.phone.trim() === item.complaintPhone.trim())
    findings.push(
      found(
        'phones-equal',
        at(item, 'complaintPhone'),
        `咨询电话和投诉电话都是 ${item.phone}`,
        '投诉电话应当是另一个号码，不由承办的人接听',
      ),
    );
  for (const part of ['phone', 'complaintPhone'] as const)
    if (!phoneNumber.test(item[part].trim()))
      findings.push(
        found(
          'phone-without-area-code',
          at(item, part),
          `「${item[part]}」没有区号`,
          '请写成「区号-号码」，例如 027-85551234',
        ),
      );
  return findings;
}

function ofPlace(item: ServiceItem): Finding[] {
  const findings: Finding[] = [];
  if (!/窗口|窗|室|厅|楼|柜台|\d\s*号|网|线上/.test(item.place))
    findings.push(
      found('place-too-coarse', at(item, 'place'), `「${item.place}」没有写到窗口或门牌`, '请写到门牌号、楼层和窗口'),
    );
  if (!/工作日|周[一二三四五六日天]|星期|每天|全天|24\s*小时|全年/.test(item.openHours))
    findings.push(
      found(
        'hours-without-days',
        at(item, 'openHours'),
        `「${item.openHours}」没有写明哪些日子`,
        '请写明工作日和起止时间',
      ),
    );
  return findings;
}

function ofAudience({ audience, topicClasses = {}, code }: ServiceItem): Finding[] {
  const words = { person: '自然人', enterprise: '法人' } as const;
  return (['person', 'enterprise'] as const)
    .filter((one) => (topicClasses[one] ?? []).length > 0 && !audience.includes(one))
    .map((one) =>
      found(
        'topic-of-other-audience',
        `item:${code}/topicClasses/${one}`,
        `服务对象没有${words[one]}，却列了${words[one]}的主题分类`,
        '请删去这些主题，或补上服务对象',
      ),
    );
}

/** A licence's sample is its type's template. */
function ofResult(item: ServiceItem): Finding[] {
  const { name, kind, template = item.result.licenceType, sample } = item.result;
  const findings: Finding[] = [];
  const shouldBe = /(证|证书|执照|证明书)$/.test(name)
    ? 'licence'
    : /(批复|批文|决定书|意见书)$/.test(name)
      ? 'approval'
      : undefined;
  if ((shouldBe === 'licence' && kind === 'conclusion') || (shouldBe === 'approval' && kind === 'licence'))
    findings.push(
      found(
        'result-kind-differs',
        at(item, 'result/kind'),
        `结果「${name}」的种类不对`,
        '名称是证的应为出证办结，名称是批复、批文的应为审批办结',
      ),
    );
  if ((kind === 'licence' || kind === 'approval') && template === undefined && sample === undefined)
    findings.push(
      found('result-without-sample', at(item, 'result'), `结果「${name}」没有样本`, '请登记结果的文书模板或样本'),
    );
  return findings;
}

function ofSteps(item: ServiceItem): Finding[] {
  const kinds = new Set(item.steps.map((step) => step.kind));
  const lacks = [
    ['accept', '受理'],
    ['decide', '决定'],
  ].filter(([kind]) => !kinds.has(kind as 'accept'));
  if (item.steps.length === 0 || lacks.length === 0 || item.promised.unit === 'instant') return [];
  return [
    found(
      'steps-incomplete',
      at(item, 'steps'),
      `办理环节里没有${lacks.map(([, word]) => word).join('和')}`,
      '请按受理、审查、决定，或一审一核写全',
    ),
  ];
}

function missing(item: ServiceItem): Finding[] {
  const findings: Finding[] = [];
  if (item.type === '01' && (item.faq ?? []).length === 0)
    findings.push(found('faq-missing', at(item, 'faq'), '许可事项没有一条常见问题', '请至少写一条群众真的会问的问题'));
  const lacks = Object.entries({ handling: '办件类型', filing: '办理形式', onlineDepth: '网办深度' })
    .filter(([part]) => item[part as 'handling' | 'filing' | 'onlineDepth'] === undefined)
    .map(([, words]) => words);
  if (lacks.length > 0)
    findings.push(
      found(
        'guide-attribute-missing',
        at(item, 'handling'),
        `没有登记${lacks.join('、')}`,
        '请补登记；没有登记的不算进网办率',
      ),
    );
  return findings;
}
