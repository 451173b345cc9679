/** DER (ITU-T X.690): the few lines of encoding and reading that CMS signatures need; strict, so equal values have equal bytes. */

/** Encodes one value: tag, definite length, content. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

/** SEQUENCE of encoded values. */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return encode(0x30, ...parts);
}

/** OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** A value read: its tag, all its bytes, and its content. */
export interface DerValue {
  tag: number;
  bytes: Buffer;
  content: Buffer;
}

/** Reads the value at the beginning of `bytes`; throws RangeError on lengths that are not DER or reach too far. */
export function readValue(bytes: Buffer): DerValue {
  const first = bytes.readUInt8(1);
  const lengthSize = first < 0x80 ? 0 : first & 0x7f;
  if (lengthSize > 4 || first === 0x80) throw new RangeError('length is not DER');
  const head = 2 + lengthSize;
  const length = lengthSize === 0 ? first : bytes.readUIntBE(2, lengthSize);
  if (head + length > bytes.length) throw new RangeError('value reaches beyond its container');
  return {
    tag: bytes.readUInt8(0),
    bytes: bytes.subarray(0, head + length),
    content: bytes.subarray(head, head + length),
  };
}

/** Reads the values that a constructed value consists of. */
export function readChildren(value: DerValue): DerValue[] {
  const children: DerValue[] = [];
  for (let rest = value.content; rest.length > 0; rest = rest.subarray(children.at(-1)!.bytes.length))
    children.push(readValue(rest));
  return children;
}
