/**
 * 签名数据 (CMS SignedData, RFC 5652; PAdES-B-B, ETSI EN 319 142-1): builds and reads the one shape our seals use:
 * detached, SHA-256, one signer, certificates [signer, issuer], signed attributes content-type, message-digest and
 * signing-certificate-v2 (RFC 5035). PAdES forbids the signing-time attribute: the time stands in the PDF's /M.
 *
 * The reader accepts exactly what the builder makes: a CMS keeps several fields outside the signature (outer digest
 * list, extra certificates, unsigned attributes); rebuilding and comparing bytes leaves no place to hide a change.
 */
import { createHash, createPrivateKey, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import { type DerValue, encode, objectIdentifier, readChildren, readValue, sequence } from './der.ts';

/** Input of {@link signCms}: the bytes to sign (detached) and the signer's PEM strings with its issuer's certificate. */
export interface CmsSigningInput {
  content: Uint8Array;
  certPem: string;
  keyPem: string;
  caPem: string;
}

/** 生成签名数据: DER of a detached CMS SignedData. EC and RSA keys both work. Throws when key and certificate differ. */
export function signCms(input: CmsSigningInput): Uint8Array {
  const certificate = new X509Certificate(input.certPem);
  const key = createPrivateKey(input.keyPem);
  if (!certificate.checkPrivateKey(key)) throw new Error('the private key does not belong to the certificate');
  const attributes = signedAttributes(sha256(input.content), certificate.raw);
  const signature = sign('sha256', asSet(attributes), key);
  return assemble({ certificate, issuer: new X509Certificate(input.caPem), attributes, signature });
}

/** What {@link readCms} found: each proof by itself, so that a report can say what exactly is wrong. */
export interface CmsReading {
  signer?: X509Certificate;
  issuer?: X509Certificate;
  digestOk: boolean;
  signatureOk: boolean;
  /** The signer's certificate was issued by one of the trusted CA certificates (validity in time: the caller's question). */
  chainOk: boolean;
  /** The bytes are exactly the canonical form: nothing unsigned was altered or added. */
  canonical: boolean;
}

/** 核验签名数据: reads a CMS made by {@link signCms}; never throws, a damaged one answers with every proof false. */
export function readCms(der: Uint8Array, content: Uint8Array, trusted: readonly X509Certificate[]): CmsReading {
  const nothing: CmsReading = { digestOk: false, signatureOk: false, chainOk: false, canonical: false };
  try {
    return readParsed(Buffer.from(der), content, trusted) ?? nothing;
  } catch {
    return nothing; // readers throw on damaged bytes (RangeError, OpenSSL errors); damaged means unproved
  }
}

function readParsed(der: Buffer, content: Uint8Array, trusted: readonly X509Certificate[]): CmsReading | undefined {
  const parts = takeApart(readValue(der));
  const [signer, second] = parts.certificates;
  if (!signer || !second) return undefined;
  const { attributes, signature } = parts;
  const issuer = trusted.find((ca) => isIssuedBy(signer, ca));
  const rebuilt = assemble({ certificate: signer, issuer: issuer ?? second, attributes, signature });
  return {
    signer,
    issuer,
    digestOk: signedAttributes(sha256(content), signer.raw).equals(attributes),
    signatureOk: verify('sha256', asSet(attributes), signer.publicKey, signature),
    chainOk: issuer !== undefined && maySign(signer),
    canonical: rebuilt.equals(der),
  };
}

interface LooseParts {
  certificates: X509Certificate[];
  attributes: Buffer;
  signature: Buffer;
}

/** ContentInfo { oid, [0] SignedData { version, digests, content, [0] certificates, { SignerInfo } } }; throws on other shapes. */
function takeApart(contentInfo: DerValue): LooseParts {
  const signedData = child(child(contentInfo, 1), 0);
  const [certificates, signerInfos] = [child(signedData, 3), child(signedData, 4)];
  const signerInfo = readChildren(child(signerInfos, 0));
  return {
    certificates: readChildren(certificates).map((item) => new X509Certificate(item.bytes)),
    attributes: at(signerInfo, 3).content,
    signature: at(signerInfo, 5).content,
  };
}

function isIssuedBy(certificate: X509Certificate, ca: X509Certificate): boolean {
  return ca.ca && certificate.checkIssued(ca) && certificate.verify(ca.publicKey);
}

/** A signing certificate: no CA, and key usage (when present) contains digitalSignature or contentCommitment. */
function maySign(certificate: X509Certificate): boolean {
  if (certificate.ca) return false;
  const extensions = readChildren(child(readValue(certificate.raw), 0)).find((item) => item.tag === 0xa3);
  const usage = extensions && readChildren(child(extensions, 0)).find((item) => child(item, 0).bytes.equals(KEY_USAGE));
  if (!usage) return true;
  const bits = readValue(at(readChildren(usage), -1).content).content;
  return ((bits[1] ?? 0) & 0b1100_0000) !== 0;
}

/** The three attributes in DER set order (by encoded bytes). */
function signedAttributes(digest: Buffer, certificate: Buffer): Buffer {
  const certificateId = sequence(encode(0x04, sha256(certificate)));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', ID_DATA),
    attribute('1.2.840.113549.1.9.4', encode(0x04, digest)),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(certificateId))),
  ];
  return Buffer.concat(attributes.sort(Buffer.compare));
}

interface CmsParts {
  certificate: X509Certificate;
  issuer: X509Certificate;
  attributes: Buffer;
  signature: Buffer;
}

function assemble(parts: CmsParts): Buffer {
  const tbs = readChildren(child(readValue(parts.certificate.raw), 0));
  const [serial, issuerName] = [at(tbs, 1), at(tbs, 3)];
  const signerInfo = sequence(
    INTEGER_1,
    sequence(issuerName.bytes, serial.bytes),
    SHA_256,
    encode(0xa0, parts.attributes),
    signatureAlgorithm(parts.certificate.publicKey),
    encode(0x04, parts.signature),
  );
  const signedData = sequence(
    INTEGER_1,
    encode(0x31, SHA_256),
    sequence(ID_DATA),
    encode(0xa0, parts.certificate.raw, parts.issuer.raw),
    encode(0x31, signerInfo),
  );
  return sequence(ID_SIGNED_DATA, encode(0xa0, signedData));
}

/** ecdsa-with-SHA256 or sha256WithRSAEncryption, by the kind of the key. */
function signatureAlgorithm(key: KeyObject): Buffer {
  return key.asymmetricKeyType === 'rsa'
    ? sequence(objectIdentifier('1.2.840.113549.1.1.11'), encode(0x05))
    : sequence(objectIdentifier('1.2.840.10045.4.3.2'));
}

const INTEGER_1 = encode(0x02, Buffer.from([1]));
const ID_DATA = objectIdentifier('1.2.840.113549.1.7.1');
const ID_SIGNED_DATA = objectIdentifier('1.2.840.113549.1.7.2');
const SHA_256 = sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'));
const KEY_USAGE = objectIdentifier('2.5.29.15');

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function attribute(type: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(type), encode(0x31, value));
}

/** Signed attributes stand in the CMS under [0] but are signed as a SET OF (RFC 5652, 5.4). */
function asSet(attributes: Buffer): Buffer {
  return encode(0x31, attributes);
}

function child(value: DerValue, index: number): DerValue {
  return at(readChildren(value), index);
}

function at(values: readonly DerValue[], index: number): DerValue {
  const value = values.at(index);
  if (!value) throw new RangeError('a part of the structure is missing');
  return value;
}
