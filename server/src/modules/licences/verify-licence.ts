import { shanghaiDay } from '@yijian/core/calendar';
import { type Environment, sha256 } from '#platform';
import { type VerificationReport, verifySeals } from '#seals';
import { validityText } from './list-licences.ts';
import { type Licence, publicHolderName, statusNames, statusOn, versionText } from './licences.ts';
import { findLicence, openLicences } from './licences.store.ts';

/** 核验结论 (LIC-20): `valid` 真实有效, `notInForce` 真实但已失效, `changed` 被改动过, `sealed` 本平台机构签章的其他文书, `unknown` 查不到. */
export type Verification = {
  result: 'valid' | 'notInForce' | 'changed' | 'sealed' | 'unknown';
  text: string;
  advice: string;
  licence: {
    typeName: string;
    number: string;
    version: string;
    issuerName: string;
    holder: string;
    issuedOn: string;
    validity: string;
    status: string;
    statusName: string;
    documentHash: string | null;
  } | null;
  signatures: { organization: string; signedAt: string | null; holds: boolean; problems: string[] }[];
};

const unknown: Verification = {
  result: 'unknown',
  text: '没有查到这份证照',
  advice: '请核对二维码或网址是否完整；仍查不到的，请向证照上写的发证机关核实',
  licence: null,
  signatures: [],
};

/** 扫码核验: what the public may see of a licence by its token; an unknown token gets an answer of the same shape. */
export async function verifyByToken(env: Environment, token: string): Promise<Verification> {
  const licence = /^[A-Za-z0-9_-]{22}$/.test(token)
    ? await findLicence(env.db, { by: 'verify_token', value: token })
    : undefined;
  return licence ? describe(env, licence) : unknown;
}

async function describe(env: Environment, licence: Licence): Promise<Verification> {
  const status = statusOn(licence, shanghaiDay(await env.now()));
  const [opened] = await openLicences(env.db, env.keys, [licence]);
  const inForce = status === 'active';
  return {
    result: inForce ? 'valid' : 'notInForce',
    text: inForce ? '证照真实，现在有效' : `证照由发证机关制发，但现在的状态是「${statusNames[status]}」`,
    advice: inForce
      ? '请核对下面的内容与您手中的证照是否一致；纸质打印件以这里显示的为准'
      : '这份证照现在不能作为办事依据；请持证人出示有效的证照，或向发证机关核实',
    licence: {
      typeName: licence.typeName,
      number: licence.number,
      version: versionText(licence.version),
      issuerName: licence.issuerName,
      holder: opened?.content ? publicHolderName(licence.holder, opened.content.holderName) : '(已删除)',
      issuedOn: licence.issuedOn,
      validity: validityText(licence),
      status,
      statusName: statusNames[status],
      documentHash: licence.document?.sha256 ?? null,
    },
    signatures: [],
  };
}

/**
 * 上传核验: judges a PDF by its bytes and signatures: the very file that was issued, a changed copy, another document sealed by an
 * authority of this platform, or nothing that we know.
 */
export async function verifyUpload(env: Environment, content: Buffer): Promise<Verification> {
  const report = await verifySeals(env, content);
  const signatures = signaturesOf(report);
  const licence = await findLicence(env.db, { by: 'document_hash', value: sha256(content) });
  if (licence) return { ...(await describe(env, licence)), signatures };
  if (report.verdict === 'valid') return { ...sealed(report), signatures };
  const ours =
    report.signatures.some((signature) => signature.chainOk) || (await claimedLicence(env, report)) !== undefined;
  if (report.verdict === 'invalid' && ours) {
    return {
      result: 'changed',
      text: '文件被改动过，与发证机关签章时不一致',
      advice: '这份文件不能作为办事依据；请持证人从「我的证照」重新下载原文件',
      licence: null,
      signatures,
    };
  }
  const foreign = report.verdict === 'invalid';
  return {
    ...unknown,
    signatures,
    text: foreign ? '文件上的电子签名不是本平台机构的签章，无法核验' : '文件上没有本平台机构的电子签章，无法核验',
    advice: '打印后扫描的文件、截图和照片不带电子签章，请上传从「我的证照」下载的原 PDF 文件，或扫描证照上的二维码核验',
  };
}

const sealed = (report: VerificationReport): Omit<Verification, 'signatures'> => ({
  result: 'sealed',
  text: `文件由${report.signatures.map((signature) => signature.organization ?? signature.signer).join('、')}签章，签章后没有改动过`,
  advice: '这是一份电子签章文书；它的内容是否仍然有效，请以出具机关的说明为准',
  licence: null,
});

const signaturesOf = (report: VerificationReport): Verification['signatures'] =>
  report.signatures.map((signature) => ({
    organization: signature.organization ?? signature.signer,
    signedAt: signature.signedAt ?? null,
    holds: signature.problems.length === 0,
    problems: signature.problems,
  }));

/** The licence that a broken file says it is, by the identifier in the signature's reason: a claim, no proof. */
async function claimedLicence(env: Environment, report: VerificationReport): Promise<Licence | undefined> {
  const identifier = report.signatures
    .map((signature) => /1\.2\.156\.3005\.2\.[0-9A-Z.]+/.exec(signature.reason ?? '')?.[0])
    .find((found) => found !== undefined);
  return identifier === undefined ? undefined : findLicence(env.db, { by: 'identifier', value: identifier });
}
