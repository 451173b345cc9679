import { isFaceToFace } from '@yijian/core/channel';

/** 评价内容 (GB/T 39735-2020): grades and detail items, versioned centrally. Every rating keeps the version it was given under. */
export type RatingItem = { id: string; text: string };
export const ratingContents = {
  version: 'GB/T 39735-2020/1',
  /** days after conclusion in which the invitation is open (the platform's own default, no law) */
  openDays: 90,
  online: [
    { id: 'efficiency', text: '办事效率' },
    { id: 'guideAccuracy', text: '办事指南精确度' },
    { id: 'convenience', text: '办事便捷度' },
    { id: 'platform', text: '平台操作性' },
  ],
  onSite: [
    { id: 'serviceEfficiency', text: '服务效率' },
    { id: 'serviceLevel', text: '服务水平' },
    { id: 'serviceAttitude', text: '服务态度' },
    { id: 'guideAccuracy', text: '办事指南精确度' },
  ],
} as const satisfies {
  version: string;
  openDays: number;
  online: readonly RatingItem[];
  onSite: readonly RatingItem[];
};

/** 五级评价, best first; the two worst are 差评 and open a rectification (EVA-02). */
export const gradeNames: Readonly<Record<number, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};
export const isBad = (grade: number): boolean => grade <= 2;

/** What can be named in detail: by where the case was handed in. */
export const itemsFor = (channel: string): readonly RatingItem[] =>
  isFaceToFace(channel) ? ratingContents.onSite : ratingContents.online;
