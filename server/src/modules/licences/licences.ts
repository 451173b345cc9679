import { maskName } from '@yijian/core/identifiers';

/** 证照状态 (LIC-02). Status codes of the sharing standard (GB/T 36906 practice): 01 有效 02 暂扣 03 撤销 04 注销 05 失效 99 其他. */
export type LicenceStatus = 'active' | 'superseded' | 'suspended' | 'revoked' | 'cancelled' | 'expired' | 'void';
export const statusNames: Readonly<Record<LicenceStatus, string>> = {
  active: '有效',
  superseded: '失效(已换发新版本)',
  suspended: '暂扣',
  revoked: '撤销',
  cancelled: '注销',
  expired: '过期',
  void: '作废',
};
export const statusCodes: Readonly<Record<LicenceStatus, string>> = {
  active: '01',
  suspended: '02',
  revoked: '03',
  cancelled: '04',
  superseded: '05',
  expired: '05',
  void: '99',
};

/** 状态变动: acts of an officer of the issuing authority, and what happens by itself (换发, 到期). */
export type OfficerAct = 'suspend' | 'restore' | 'revoke' | 'cancel' | 'void';
export type LicenceAct = OfficerAct | 'supersede' | 'expire';
export const actNames: Readonly<Record<LicenceAct, string>> = {
  suspend: '暂扣',
  restore: '恢复',
  revoke: '撤销',
  cancel: '注销',
  void: '作废',
  supersede: '换发新版本',
  expire: '到期',
};

/**
 * 状态表: what is not written here cannot happen. 撤销 (行政许可法 69) and 注销 (70) are different acts: an expired or revoked
 * licence is still to be cancelled from the books (70 (1), (4)).
 */
export const statusTable: readonly {
  act: LicenceAct;
  from: readonly LicenceStatus[];
  to: LicenceStatus;
  law: string;
}[] = [
  { act: 'suspend', from: ['active'], to: 'suspended', law: '行政处罚法 9(3)' },
  { act: 'restore', from: ['suspended'], to: 'active', law: '暂扣期满或者原因消除' },
  { act: 'revoke', from: ['active', 'suspended'], to: 'revoked', law: '行政许可法 69' },
  { act: 'cancel', from: ['active', 'suspended', 'expired', 'revoked'], to: 'cancelled', law: '行政许可法 70' },
  { act: 'void', from: ['active', 'suspended'], to: 'void', law: '遗失补办、制证错误' },
  { act: 'supersede', from: ['active', 'suspended'], to: 'superseded', law: '行政许可法 49, 50' },
  { act: 'expire', from: ['active', 'suspended'], to: 'expired', law: '行政许可法 50, 70(1)' },
];

/** The status after an act; undefined when the table has no such row. */
export const nextStatus = (status: LicenceStatus, act: LicenceAct): LicenceStatus | undefined =>
  statusTable.find((row) => row.act === act && row.from.includes(status))?.to;

/** 持证主体. */
export type Holder = { kind: 'person' | 'organisation'; subjectId: string };

/** 电子证照 Licence: one version, without what is printed on it (that is the holder's). */
export type Licence = {
  licenceId: string;
  type: string;
  typeName: string;
  /** GB/T 36904 */
  identifier: string;
  serial: string;
  number: string;
  version: number;
  /** counts all versions of all licences of one type and holder */
  ordinal: number;
  holder: Holder;
  /** 监护人 who keeps it for a child without an account; null = the holder keeps it */
  guardianId: string | null;
  status: LicenceStatus;
  attributesHash: string;
  issuer: string;
  issuerName: string;
  caseId: string | null;
  member: string | null;
  decisionId: string | null;
  issuedOn: string;
  validFrom: string;
  validTo: string | null;
  appliedOn: string | null;
  verifyToken: string;
  predecessor: string | null;
  document: { sha256: string; blob: string } | null;
  /** characters that no font draws, printed as 〓; null until the document is made */
  missingGlyphs: number | null;
  seq: number;
  createdAt: string;
};

/** 照面内容: what is printed and what later bundles read. The salt keeps the hash from being guessed. */
export type LicenceContent = { holderName: string; attributes: Record<string, string>; salt: string };

/** 当日状态: a licence past its last day is expired, whether or not the poll has written so. */
export const statusOn = (licence: Pick<Licence, 'status' | 'validTo'>, today: string): LicenceStatus =>
  (licence.status === 'active' || licence.status === 'suspended') && licence.validTo !== null && licence.validTo < today
    ? 'expired'
    : licence.status;

/** Names of organisations are public; a person's name is shown to the public masked. */
export const publicHolderName = (holder: Holder, name: string): string =>
  holder.kind === 'organisation' ? name : maskName(name);

export const versionText = (version: number): string => String(version).padStart(3, '0');
