import type { Evidence } from '@yijian/core/contract';
import type { Actor } from '#platform';
import type { RegisterName } from './ports.ts';

/** 查询记录 Reading: one question to a register and what came of it. Attributes only where the subject's key still exists. */
export type Reading = {
  readingId: string;
  register: RegisterName;
  subjectId: string;
  /** party role of the bundle whose data was read */
  role: string;
  purpose: string;
  caseRef: string | null;
  requestedBy: string;
  requester: Actor['kind'];
  outcome: 'found' | 'notFound' | 'unavailable';
  /** why the register did not answer */
  because: string | null;
  hash: string | null;
  readAt: string;
};
/** 查到的记录 FoundReading with its content. `records`: the proofs that the register answers for. */
export type FoundReading = Reading & {
  outcome: 'found';
  hash: string;
  attributes: Record<string, string>;
  records: string[];
};

/** 登记信息凭据: what the compiler binds of a register. */
export type RegisterEvidence = Extract<Evidence, { kind: 'register' }>;

export const registerNames: Readonly<Record<RegisterName, string>> = { population: '人口库', enterprise: '企业登记库' };

/** 凭据: a found reading as the compiler binds it into a plan. */
export const evidenceOf = (reading: FoundReading): RegisterEvidence => ({
  kind: 'register',
  register: reading.register,
  role: reading.role,
  readingId: reading.readingId,
  hash: reading.hash,
  readAt: reading.readAt,
  attributes: reading.attributes,
});

/** Who asked, in words for the person whose data it is. */
export function requesterName(reading: Reading, viewer: string | null): string {
  if (reading.requestedBy === viewer) return '您本人';
  return { citizen: '代您办事的人', staff: '办理人员', system: '系统自动核验', visitor: '未登录的访问者' }[
    reading.requester
  ];
}
