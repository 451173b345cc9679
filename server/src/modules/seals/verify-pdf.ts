/** 文书验章: judges the signatures of a PDF against the trusted CA certificates. Pure: no clock, no network. */
import { X509Certificate } from 'node:crypto';
import { readCms } from './cms.ts';
import { findSignatures, type FoundSignature } from './find-signatures.ts';
import { addsOnlySignature } from './judge-revision.ts';

/** 验章要求: whom we trust, and what else the caller knows. */
export interface VerificationInput {
  /** PEM certificates of the trusted CAs. */
  trustedCas: readonly string[];
  /** 已吊销的证书: serial number (hexadecimal, upper case) -> ISO instant of revocation; signatures from then on fail. */
  revoked?: ReadonlyMap<string, string>;
  /** Codes of the authorities that must have signed; a file from which a whole signed revision was cut off fails by this. */
  expectedAuthorities?: readonly string[];
}

/** 一个签章的核验结果. `problems` says in Chinese what is wrong; empty means that this signature holds. */
export interface SignatureReport {
  /** Common name of the signer's certificate. */
  signer: string;
  /** 机构名称 and 机构代码 from the certificate. */
  organization?: string;
  authorityCode?: string;
  reason?: string;
  signedAt?: string;
  digestOk: boolean;
  signatureOk: boolean;
  /** Issued by a trusted CA for signing, valid at `signedAt`, not revoked by then. */
  chainOk: boolean;
  /** No byte of the file lies outside this signature (true for the last one only). */
  coversWholeFile: boolean;
  /** Something signed was changed, or something other than another signature was added afterwards. */
  tampered: boolean;
  problems: string[];
}

/** 验章结论: valid (every signature holds and the last covers the whole file), invalid, or unsigned. */
export interface VerificationReport {
  verdict: 'valid' | 'invalid' | 'unsigned';
  signatures: SignatureReport[];
  /** What is wrong with the file as a whole, in Chinese. */
  problems: string[];
}

/** 验章: never throws on any file; what cannot be proved is not valid. About 1 ms for a licence. */
export function verifyPdf(pdf: Uint8Array, input: VerificationInput): VerificationReport {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const trusted = input.trustedCas.map((pem) => new X509Certificate(pem));
  const { signatures: found, remains } = findSignatures(text);
  const signatures = found.map((signature, index) => {
    const next = found[index + 1];
    const isKeptByNext = next === undefined || addsOnlySignature(text.slice(0, signature.end), text.slice(0, next.end));
    return reportSignature(
      { bytes, signature, isKept: isKeptByNext && found.at(-1)!.end === bytes.length },
      trusted,
      input,
    );
  });
  const problems = fileProblems({ signatures, remains }, input);
  const isBroken = remains || signatures.some((signature) => signature.problems.length > 0) || problems.length > 0;
  return { verdict: isBroken ? 'invalid' : signatures.length === 0 ? 'unsigned' : 'valid', signatures, problems };
}

interface SignedRevision {
  bytes: Buffer;
  signature: FoundSignature;
  /** Nothing but further signatures follows. */
  isKept: boolean;
}

function reportSignature(
  revision: SignedRevision,
  trusted: readonly X509Certificate[],
  input: VerificationInput,
): SignatureReport {
  const { bytes, signature } = revision;
  const content = Buffer.concat([
    bytes.subarray(0, signature.gapStart),
    bytes.subarray(signature.gapEnd, signature.end),
  ]);
  const cms = readCms(signature.cms ?? Buffer.alloc(0), content, trusted);
  const time = timeProblems(cms.signer, cms.issuer, signature.signedAt, input);
  const subject = subjectOf(cms.signer);
  const tampered = !cms.digestOk || !cms.signatureOk || !cms.canonical || !revision.isKept;
  return {
    signer: subject.CN ?? '',
    organization: subject.O,
    authorityCode: subject.serialNumber,
    reason: signature.reason,
    signedAt: signature.signedAt,
    digestOk: cms.digestOk,
    signatureOk: cms.signatureOk,
    chainOk: cms.chainOk && time.length === 0,
    coversWholeFile: signature.end === bytes.length,
    tampered,
    problems: [
      ...(tampered
        ? [
            cms.digestOk && !revision.isKept
              ? '签章之后文件又被改动过。'
              : '文件内容或者签名数据被改动过，与签章时不一致。',
          ]
        : []),
      ...(cms.chainOk ? [] : ['签章证书不是由受信任的证书机构签发的。']),
      ...time,
    ],
  };
}

function timeProblems(
  signer: X509Certificate | undefined,
  issuer: X509Certificate | undefined,
  signedAt: string | undefined,
  input: VerificationInput,
): string[] {
  if (!signer) return [];
  if (signedAt === undefined) return ['签章时间缺失或者格式不正确。'];
  const isWithin = (certificate: X509Certificate): boolean =>
    new Date(certificate.validFrom).getTime() <= Date.parse(signedAt) &&
    Date.parse(signedAt) <= new Date(certificate.validTo).getTime();
  const revokedAt = input.revoked?.get(signer.serialNumber);
  return [
    ...([signer, ...(issuer ? [issuer] : [])].every(isWithin) ? [] : ['签章时证书不在有效期内。']),
    ...(revokedAt !== undefined && revokedAt <= signedAt ? ['签章时证书已经被吊销。'] : []),
  ];
}

function fileProblems(found: { signatures: SignatureReport[]; remains: boolean }, input: VerificationInput): string[] {
  const present = new Set(found.signatures.map((signature) => signature.authorityCode));
  const missing = (input.expectedAuthorities ?? []).filter((code) => !present.has(code));
  return [
    ...(found.remains ? ['文件里有被破坏或者被删除的签章。'] : []),
    ...(missing.length > 0 ? [`缺少应有的签章，机构代码：${missing.join('、')}。`] : []),
  ];
}

/** The parts of the subject name; Node prints one `key=value` per line. */
function subjectOf(certificate: X509Certificate | undefined): Partial<Record<string, string>> {
  if (!certificate) return {};
  return Object.fromEntries(
    certificate.subject.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}
