/**
 * 演示证书机构: makes a labelled demonstration CA and one signing certificate per authority, so that a fresh
 * installation can seal documents. Nothing made here has legal force: a real district brings certificates from a
 * licensed CA (电子签名法 16–18) and this file is not called.
 *
 * Randomness and time come in as parameters; the caller stores the PEM strings.
 */
import { createECDH, createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** 证书与私钥: PEM strings (certificate X.509, key PKCS#8 unencrypted: encrypt it before storing). */
export interface CertifiedKey {
  certPem: string;
  keyPem: string;
}

/** 证书的来源: what both makers need from outside: secure random bytes, and the first day of validity as an ISO instant. */
export interface CertificateOrigin {
  random: (size: number) => Uint8Array;
  validFrom: string;
  /** Whole years of validity; default 10 for the CA, 5 for an authority. */
  validYears?: number;
}

/** 演示根证书: creates the labelled demonstration root (EC P-256, SHA-256, self-signed, path length 0). */
export async function createDemoCa(origin: CertificateOrigin): Promise<CertifiedKey> {
  const keys = makeKeyPair(origin.random);
  const name = makeName({
    organization: '易简演示平台',
    unit: DEMO_LABEL,
    commonName: '易简演示根证书（不具法律效力）',
  });
  const certificate = makeCertificate({ origin, years: origin.validYears ?? 10, subject: name, issuer: name });
  await certificate.subjectPublicKeyInfo.importKey(await toCryptoKey(keys.publicPem, 'public'));
  certificate.extensions = [
    extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    extension('2.5.29.15', true, keyUsage(0b0000_0110)),
    extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: await keyIdentifier(certificate) })),
  ];
  await certificate.sign(await toCryptoKey(keys.privatePem, 'private'), 'SHA-256');
  return { certPem: toPem(certificate), keyPem: keys.privatePem };
}

/** 机构: input of {@link createDemoAuthority}: the authority's code (USCC, GB 32100) and Chinese name, and its issuer. */
export interface DemoAuthorityInput {
  code: string;
  name: string;
  ca: CertifiedKey;
}

/**
 * 机构演示签名证书: creates the signing certificate of one authority under the demonstration CA.
 * Subject: CN = 机构名（演示）, O = 机构名, OU = 演示标识, serialNumber (2.5.4.5) = 机构代码.
 * Key usage digitalSignature + contentCommitment only, so it can never issue certificates.
 */
export async function createDemoAuthority(input: DemoAuthorityInput, origin: CertificateOrigin): Promise<CertifiedKey> {
  const keys = makeKeyPair(origin.random);
  const issuer = pkijs.Certificate.fromBER(fromPem(input.ca.certPem));
  const subject = makeName({
    organization: input.name,
    unit: DEMO_LABEL,
    commonName: `${input.name}（演示）`,
    serialNumber: input.code,
  });
  const certificate = makeCertificate({ origin, years: origin.validYears ?? 5, subject, issuer: issuer.subject });
  await certificate.subjectPublicKeyInfo.importKey(await toCryptoKey(keys.publicPem, 'public'));
  const authorityKey = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: await keyIdentifier(issuer) }),
  });
  certificate.extensions = [
    extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    extension('2.5.29.15', true, keyUsage(0b1100_0000)),
    extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: await keyIdentifier(certificate) })),
    extension('2.5.29.35', false, authorityKey.toSchema()),
  ];
  await certificate.sign(await toCryptoKey(input.ca.keyPem, 'private'), 'SHA-256');
  return { certPem: toPem(certificate), keyPem: keys.privatePem };
}

const DEMO_LABEL = '演示证书 不具法律效力 DEMO';
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A P-256 key whose secret is drawn from the caller's randomness (320 bits reduced mod n−1: no measurable bias). */
function makeKeyPair(random: (size: number) => Uint8Array): { privatePem: string; publicPem: string } {
  const drawn = BigInt(`0x${Buffer.from(random(40)).toString('hex')}`);
  const secret = Buffer.from(((drawn % (P256_ORDER - 1n)) + 1n).toString(16).padStart(64, '0'), 'hex');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(secret);
  const point = ecdh.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: secret.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

interface CertificatePlan {
  origin: CertificateOrigin;
  years: number;
  subject: pkijs.RelativeDistinguishedNames;
  issuer: pkijs.RelativeDistinguishedNames;
}

function makeCertificate(plan: CertificatePlan): pkijs.Certificate {
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  const serial = Buffer.from(plan.origin.random(16));
  serial[0] = (serial[0]! & 0x3f) | 0x40; // positive and never shortened, so every serial has 16 bytes
  certificate.serialNumber = new asn1js.Integer({ valueHex: exactBuffer(serial) });
  certificate.subject = plan.subject;
  certificate.issuer = plan.issuer;
  const from = new Date(plan.origin.validFrom);
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + plan.years);
  certificate.notBefore.value = from;
  certificate.notAfter.value = to;
  return certificate;
}

interface NameParts {
  organization: string;
  unit: string;
  commonName: string;
  serialNumber?: string;
}

/** An X.500 name in UTF-8 strings: Chinese names stay readable in every viewer. */
function makeName(parts: NameParts): pkijs.RelativeDistinguishedNames {
  const utf8 = (value: string): asn1js.Utf8String => new asn1js.Utf8String({ value });
  const pairs = [
    { type: '2.5.4.6', value: new asn1js.PrintableString({ value: 'CN' }) },
    { type: '2.5.4.10', value: utf8(parts.organization) },
    { type: '2.5.4.11', value: utf8(parts.unit) },
    { type: '2.5.4.3', value: utf8(parts.commonName) },
    ...(parts.serialNumber
      ? [{ type: '2.5.4.5', value: new asn1js.PrintableString({ value: parts.serialNumber }) }]
      : []),
  ];
  // Built by hand: pkijs itself would put all parts into one multi-valued RDN, which viewers print as C=CN+O=…
  const name = new asn1js.Sequence({
    value: pairs.map((pair) => new asn1js.Set({ value: [new pkijs.AttributeTypeAndValue(pair).toSchema()] })),
  });
  return pkijs.RelativeDistinguishedNames.fromBER(name.toBER(false));
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) });
}

/** KeyUsage as one octet, first bit = digitalSignature, second = contentCommitment, sixth/seventh = certSign/cRLSign. */
function keyUsage(bits: number): asn1js.BitString {
  const unused = 31 - Math.clz32(bits & -bits);
  return new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: unused });
}

async function keyIdentifier(certificate: pkijs.Certificate): Promise<ArrayBuffer> {
  return webcrypto.subtle.digest('SHA-1', certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView);
}

async function toCryptoKey(pem: string, kind: 'private' | 'public'): Promise<webcrypto.CryptoKey> {
  const format = kind === 'private' ? 'pkcs8' : 'spki';
  const usages: webcrypto.KeyUsage[] = kind === 'private' ? ['sign'] : ['verify'];
  return webcrypto.subtle.importKey(format, fromPem(pem), { name: 'ECDSA', namedCurve: 'P-256' }, true, usages);
}

/** The DER bytes inside a PEM block. */
function fromPem(pem: string): ArrayBuffer {
  return exactBuffer(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}

function toPem(certificate: pkijs.Certificate): string {
  const lines =
    Buffer.from(certificate.toSchema(true).toBER(false))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
