import type { Region, ServiceItem } from '@yijian/core/contract';
import { isAppliedFor } from '@yijian/core/halls';
import type { PublishedCatalogue } from '#catalogue';

/** 依申请和公共服务事项: items that people apply for; steps of bundles and checks are none. */
export const applied = ({ catalogue }: Pick<PublishedCatalogue, 'catalogue'>): ServiceItem[] =>
  [...catalogue.items.values()].map(({ definition }) => definition).filter(isAppliedFor);

export const authorityName = ({ catalogue }: PublishedCatalogue, code: string): string =>
  catalogue.authorities.get(code)?.name ?? code;

/** 层级的说法, by `level` of the region. */
export const levelNames: Readonly<Record<number, string>> = {
  1: '国家',
  2: '省级',
  3: '市级',
  4: '区县级',
  5: '街道（乡镇）级',
  6: '社区（村）级',
};

export const regionOf = ({ byKind }: Pick<PublishedCatalogue, 'byKind'>, code: string): Region | undefined =>
  byKind.region.get(code)?.definition as Region | undefined;
