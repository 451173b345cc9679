/** 经核验的单位: what the province says a person acts for; `agent` is somebody the organisation sent. */
export type VerifiedOrganisation = {
  name: string;
  uscc: string;
  address: string;
  role: 'legalRepresentative' | 'agent';
};
/** 经核验的人员: the province's own id of the person (`subject`) and facts it answers for, kept exactly as sent. */
export type VerifiedPerson = {
  subject: string;
  name: string;
  idNumber: string;
  mobile: string;
  organisation: VerifiedOrganisation | null;
};

/** Why the province did not tell who it is. `missing`: Chinese names of facts that are absent or malformed. */
export type ProvinceAnswer =
  | { state: 'verified'; person: VerifiedPerson }
  | { state: 'cancelled' | 'mismatch' | 'expired' | 'unreachable' }
  | { state: 'incomplete'; missing: string[] };

/** 一次登录的秘密: sent along and expected back, derived from a token that only the person's browser holds. */
export type FlowSecrets = { state: string; nonce: string; verifier: string };

/** 省统一身份认证端口: where to send the person, and who came back. Never throws for what the other side does. */
export type ProvincePort = {
  /** undefined: the province cannot be reached */
  signInAddress: (secrets: FlowSecrets, returnTo: string) => Promise<string | undefined>;
  /** `answer`: the query with which the province sent the browser back to `returnTo` */
  verify: (secrets: FlowSecrets, returnTo: string, answer: string) => Promise<ProvinceAnswer>;
};
