import type { Holder } from './licences.ts';

/** 电子证照的事件: ids and codes only. `ownerId` is the licence. */
export type LicenceEvents = {
  /** 已制发 */
  'licence.issued': {
    licenceId: string;
    type: string;
    version: number;
    issuer: string;
    holder: Holder;
    caseId: string | null;
    member: string | null;
    decisionId: string | null;
    predecessor: string | null;
  };
  /** 已换发新版本 */
  'licence.superseded': { licenceId: string; by: string };
  /** 状态已变更 */
  'licence.status-changed': { licenceId: string; type: string; act: string; from: string; to: string; issuer: string };
  /** 已到期 */
  'licence.expired': { licenceId: string; type: string; issuer: string };
};
