/**
 * 签名数据 (CMS SignedData, RFC 5652; PAdES-B-B, ETSI EN 319 142-1): builds and reads the one shape our seals use:
 * detached, SHA-256, one signer, certificates [signer, issuer], signed attributes content-type, message-digest and
 * signing-certificate-v2 (RFC 5035). PAdES forbids the signing-time attribute: the time stands in the PDF's /M.
 *
 * The reader accepts exactly what the builder makes: a CMS keeps several fields outside the signature (outer digest
 * list, extra certificates, unsigned attributes); rebuilding and comparing bytes leaves no place to hide a change.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

/** Input of {@link signCms}: the bytes to sign (detached) and the signer's PEM strings with its issuer's certificate. */
export interface CmsSigningInput {
  content: Uint8Array
  certPem: string
  keyPem: string
  caPem: string
}

/** 生成签名数据: DER of a detached CMS SignedData. EC and RSA keys both work. Throws when key and certificate differ. */
export function signCms(input: CmsSigningInput): Uint8Array {
  const certificate = new X509Certificate(input.certPem)
  const key = createPrivateKey(input.keyPem)
  if (!certificate.checkPrivateKey(key)) throw new Error('the private key does not belong to the certificate')
  const attributes = signedAttributes(sha256(input.content), certificate.raw)
  const signature = sign('sha256', asSet(attributes), key)
  return assemble({ certificate, issuer: new X509Certificate(input.caPem), attributes, signature })
}

/** What {@link readCms} found: each proof by itself, so that a report can say what exactly is wrong. */
export interface CmsReading {
  signer?: X509Certificate
  issuer?: X509Certificate
  digestOk: boolean
  signatureOk: boolean
  /** The signer's certificate was issued by one of the trusted CA certificates (validity in time: the caller's question). */
  chainOk: boolean
  /** The bytes are exactly the canonical form: nothing unsigned was altered or added. */
  canonical: boolean
}

/** 核验签名数据: reads a CMS made by {@link signCms}; never throws, a damaged one answers with every proof false. */
export function readCms(der: Uint8Array, content: Uint8Array, trusted: readonly X509Certificate[]): CmsReading {
  const nothing: CmsReading = { digestOk: false, signatureOk: false, chainOk: false, canonical: false }
  try {
    return readParsed(der, content, trusted) ?? nothing
  } catch {
    return nothing // ASN.1 libraries throw on damaged bytes; damaged means unproved
  }
}

function readParsed(der: Uint8Array, content: Uint8Array, trusted: readonly X509Certificate[]): CmsReading | undefined {
  const info = pkijs.ContentInfo.fromBER(exact(der))
  const data = new pkijs.SignedData({ schema: info.content })
  const entry = data.signerInfos[0]
  const certificates = (data.certificates ?? [])
    .filter((item): item is pkijs.Certificate => item instanceof pkijs.Certificate)
    .map((item) => new X509Certificate(Buffer.from(item.toSchema().toBER(false))))
  const signer = certificates[0]
  if (!entry?.signedAttrs || !signer) return undefined
  const attributes = Buffer.from(entry.signedAttrs.encodedValue)
  const signature = Buffer.from(entry.signature.valueBlock.valueHexView)
  const expected = asSet(signedAttributes(sha256(content), signer.raw))
  const issuer = trusted.find((ca) => isIssuedBy(signer, ca))
  const embedded = issuer ?? certificates[1]
  const rebuilt = embedded && assemble({ certificate: signer, issuer: embedded, attributes: inner(attributes), signature })
  return {
    signer,
    issuer,
    digestOk: expected.equals(attributes),
    signatureOk: verify('sha256', attributes, signer.publicKey, signature),
    chainOk: issuer !== undefined && maySign(signer),
    canonical: rebuilt !== undefined && Buffer.from(rebuilt).equals(der),
  }
}

function isIssuedBy(certificate: X509Certificate, ca: X509Certificate): boolean {
  return ca.ca && certificate.checkIssued(ca) && certificate.verify(ca.publicKey)
}

/** A signing certificate: no CA, and key usage (when present) contains digitalSignature or contentCommitment. */
function maySign(certificate: X509Certificate): boolean {
  if (certificate.ca) return false
  const parsed = pkijs.Certificate.fromBER(exact(certificate.raw))
  const usage = parsed.extensions?.find((item) => item.extnID === '2.5.29.15')?.parsedValue
  return !(usage instanceof asn1js.BitString) || ((usage.valueBlock.valueHexView[0] ?? 0) & 0b1100_0000) !== 0
}

/** The three attributes in DER set order (by encoded bytes; their lengths are fixed, so the order never changes). */
function signedAttributes(digest: Buffer, certificate: Buffer): Buffer {
  const certificateId = sequence(new asn1js.OctetString({ valueHex: exact(sha256(certificate)) }))
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: ID_DATA })),
    attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: exact(digest) })),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(certificateId))),
  ]
  return Buffer.concat(attributes.map((item) => Buffer.from(item.toBER(false))).sort(Buffer.compare))
}

interface CmsParts {
  certificate: X509Certificate
  issuer: X509Certificate
  attributes: Buffer
  signature: Buffer
}

function assemble(parts: CmsParts): Uint8Array {
  const certificate = pkijs.Certificate.fromBER(exact(parts.certificate.raw))
  const sha = sequence(new asn1js.ObjectIdentifier({ value: SHA_256 }))
  const signerInfo = sequence(
    new asn1js.Integer({ value: 1 }),
    sequence(certificate.issuer.toSchema(), certificate.serialNumber),
    sha,
    parse(implicit(0xa0, parts.attributes)),
    signatureAlgorithm(parts.certificate),
    new asn1js.OctetString({ valueHex: exact(parts.signature) }),
  )
  const signedData = sequence(
    new asn1js.Integer({ value: 1 }),
    new asn1js.Set({ value: [sha] }),
    sequence(new asn1js.ObjectIdentifier({ value: ID_DATA })),
    parse(implicit(0xa0, Buffer.concat([parts.certificate.raw, parts.issuer.raw]))),
    new asn1js.Set({ value: [signerInfo] }),
  )
  const explicit = new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [signedData] })
  return new Uint8Array(sequence(new asn1js.ObjectIdentifier({ value: ID_SIGNED_DATA }), explicit).toBER(false))
}

function signatureAlgorithm(certificate: X509Certificate): asn1js.Sequence {
  const isRsa = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })).asymmetricKeyType === 'rsa'
  return isRsa
    ? sequence(new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.1.11' }), new asn1js.Null())
    : sequence(new asn1js.ObjectIdentifier({ value: '1.2.840.10045.4.3.2' }))
}

const ID_DATA = '1.2.840.113549.1.7.1'
const ID_SIGNED_DATA = '1.2.840.113549.1.7.2'
const SHA_256 = '2.16.840.1.101.3.4.2.1'

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function sequence(...value: asn1js.BaseBlock[]): asn1js.Sequence {
  return new asn1js.Sequence({ value })
}

function attribute(type: string, value: asn1js.BaseBlock): asn1js.Sequence {
  return sequence(new asn1js.ObjectIdentifier({ value: type }), new asn1js.Set({ value: [value] }))
}

/** Signed attributes stand in the CMS under [0] but are signed as a SET OF (RFC 5652, 5.4). */
function asSet(attributes: Buffer): Buffer {
  return implicit(0x31, attributes)
}

function implicit(tag: number, content: Buffer): Buffer {
  const size = content.length
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content])
  const bytes = Buffer.from(size.toString(16).padStart(size > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content])
}

/** The content of a DER value, without its tag and length. */
function inner(der: Buffer): Buffer {
  const first = der[1] ?? 0
  return der.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f))
}

function parse(der: Buffer): asn1js.BaseBlock {
  return asn1js.fromBER(exact(der)).result
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
