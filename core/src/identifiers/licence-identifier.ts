import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const root = '1.2.156.3005.2';

/** Parts of a licence identifier (电子证照标识的组成, GB/T 36904). `version` counts from 1. */
export type LicenceIdentifierParts = { typeCode: string; issuerCode: string; serial: string; version: number };

/**
 * Check character ISO/IEC 7064 MOD 37,36 (GB/T 17710) over digits and capital letters.
 * Throws RangeError for any other character: a wrong check character on a licence cannot be taken back.
 */
export function mod3736(body: string): string {
  if (!/^[0-9A-Z]+$/.test(body)) throw new RangeError('MOD 37,36 takes digits and capital letters only');
  let product = 36;
  for (const character of body) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet.charAt((37 - product) % 36);
}

/**
 * Builds a licence identifier (电子证照标识, GB/T 36904): root OID, type code 21, issuer, serial, version 3, check
 * character over the four parts without dots. Throws RangeError when a part cannot stand in an identifier.
 */
export function licenceIdentifier(parts: LicenceIdentifierParts): string {
  const { typeCode, issuerCode, serial, version } = parts;
  if (!Number.isInteger(version) || version < 1 || version > 999) throw new RangeError('version must be 1 to 999');
  const body = [typeCode, issuerCode, serial, String(version).padStart(3, '0')];
  const identifier = `${root}.${body.join('.')}.${mod3736(body.join(''))}`;
  const verdict = checkLicenceIdentifier(identifier);
  if (!verdict.ok) throw new RangeError(`cannot stand in a licence identifier: ${verdict.code}`);
  return identifier;
}

/**
 * Licence identifier (电子证照标识, GB/T 36904): form and MOD 37,36 check. The issuer need not be a 统一社会信用代码: older
 * licences carry other codes. Findings: licence-identifier-empty, -blank, -full-width, -root, -form, -check.
 */
export function checkLicenceIdentifier(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'licence-identifier', '电子证照标识');
  if (slip) return slip;
  if (!value.startsWith(`${root}.`)) {
    return finding(
      'licence-identifier-root',
      `电子证照标识应以 ${root} 开头`,
      '请从证照上的二维码或证照文件中复制完整的标识',
    );
  }
  const parts = /^([0-9A-Z]{18}\d{3})\.([0-9A-Z]{1,18})\.([0-9A-Z]{1,64})\.(\d{3})\.([0-9A-Z])$/.exec(
    value.slice(root.length + 1),
  );
  if (!parts) {
    return finding(
      'licence-identifier-form',
      '电子证照标识的组成不对',
      '标识由类型代码、颁发机构代码、流水号、3 位版本号和校验位组成，用点号分开，字母用大写',
    );
  }
  if (mod3736(parts.slice(1, 5).join('')) !== parts[5]) {
    return finding(
      'licence-identifier-check',
      '电子证照标识的校验位不对',
      '请核对标识是否抄错；仍不符的，请向颁发机构核实证照真伪',
    );
  }
  return passed;
}
