import type { Catalogue, LegalBasis, ServiceItem, Step, Way } from '../contract/index.ts';

/** 依据的说法: 《中华人民共和国食品安全法》第三十五条. */
export const basisWords = ({ law, article }: Pick<LegalBasis, 'law' | 'article'>): string =>
  `《${law}》${article ?? ''}`;

const registerNames = { population: '人口信息库', enterprise: '企业登记信息库' } as const;

/** 免提交方式的说法, for people. */
export function wayWords(way: Way, catalogue: Pick<Catalogue, 'licenceTypes'>): string {
  switch (way.kind) {
    case 'licence':
      return `有电子证照《${catalogue.licenceTypes.get(way.licenceType)?.name ?? way.licenceType}》的，系统直接调取`;
    case 'register':
      return `从${registerNames[way.register]}查得到的，系统直接核对`;
    case 'generated':
      return `系统自动生成：${way.note}`;
    case 'commitment':
      return `可以书面承诺代替：${way.text}`;
  }
}

const deliveries = { electronic: '电子送达', counter: '窗口领取', post: '邮寄' } as const;
/** 送达方式的说法. */
export const deliveryWords = ({ result }: Pick<ServiceItem, 'result'>): string[] =>
  result.delivery.map((way) => deliveries[way]);

const posts: Readonly<Record<string, string>> = { counter: '综合窗口', reviewer: '审查人员', decider: '决定人员' };
/** 岗位的说法 of a step; a post that the platform does not know is told as it is written. */
export const postWords = ({ post }: Pick<Step, 'post'>): string => posts[post] ?? post;

/** 环节期限的说法: 「2 个工作日」「当场」. */
export const stepWords = ({ days }: Pick<Step, 'days'>): string => (days === 0 ? '当场' : `${days} 个工作日`);
