import type { VerificationReport } from '#seals';

/**
 * 验签结论 (FRM-12): `valid` 已验签; `invalid` 签名无效: something signed was changed; `unverifiable`: signed by somebody whose
 * certificate we do not know, which proves nothing either way and is left to the officer.
 */
export type SignatureVerdict = {
  verdict: 'valid' | 'invalid' | 'unverifiable';
  text: string;
  signers: string[];
  problems: string[];
};

/** 判断签名: null for a file without signatures. Signers are named only when their signature holds. */
export function judgeSignature(report: VerificationReport): SignatureVerdict | null {
  if (report.verdict === 'unsigned') return null;
  const signers = report.signatures.map((signature) => signature.organization ?? signature.signer);
  if (report.verdict === 'valid')
    return { verdict: 'valid', text: `已验签：${signers.join('、')}`, signers, problems: [] };
  const problems = [...new Set([...report.signatures.flatMap((signature) => signature.problems), ...report.problems])];
  const isForeign =
    report.problems.length === 0 &&
    report.signatures.length > 0 &&
    report.signatures.every((signature) => !signature.chainOk);
  if (isForeign)
    return {
      verdict: 'unverifiable',
      text: '带有电子签名，但签名证书不在本平台信任的范围内，由办理人员核对',
      signers: [],
      problems,
    };
  return { verdict: 'invalid', text: '签名无效：文件在签名之后被改动过，或签名证书已失效', signers: [], problems };
}
