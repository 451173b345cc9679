import type { Unavailable } from '#platform';

/** 登记库 Register: the population register and the enterprise register of a district (decisions.md 14). */
export type RegisterName = 'population' | 'enterprise';

/** 查询目的 why a register is read: shown to the person, sent to the register, kept in the log (个人信息保护法 6, 17). */
export type ReadingPurpose = { purpose: string; caseRef: string | null };

/** What a register answers. `records` are the proofs it can answer for (a material's `register` way names one). */
export type RegisterAnswer =
  | { state: 'found'; attributes: Readonly<Record<string, string>>; records: readonly string[]; version: number }
  | { state: 'notFound' }
  | { state: 'unavailable'; because: Unavailable };

/** 登记库端口: what the platform asks of a register, whoever runs it. Never throws for an outage. */
export type RegisterPort = {
  readPopulation: (query: ReadingPurpose & { idNumber: string }) => Promise<RegisterAnswer>;
  readEnterprise: (query: ReadingPurpose & { uscc: string }) => Promise<RegisterAnswer>;
  /** 回写: only the demonstration's own registers take it */
  update: (
    register: RegisterName,
    key: string,
    attributes: Readonly<Record<string, string>>,
  ) => Promise<'updated' | 'notFound' | 'unavailable'>;
};
