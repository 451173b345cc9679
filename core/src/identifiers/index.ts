/**
 * Identifiers (标识与号码): pure checks of the numbers that people and offices write on forms, and generators for
 * fixtures. No value ever appears in a verdict's text.
 */
import { checkContactPhone, checkEmail, checkMobile, checkPhone, checkPostcode } from './contact.ts';
import { checkIdNumber } from './id-number.ts';
import { checkIsoDate } from './iso-date.ts';
import { checkBaseCode, checkHandleItemCode, checkTaskCode } from './item-code.ts';
import { checkLicenceIdentifier } from './licence-identifier.ts';
import { checkPersonName } from './person-name.ts';
import { checkDivisionCode, checkHkMacaoPermit, checkPassport, checkTaiwanPermit } from './travel-document.ts';
import { checkUscc } from './uscc.ts';
import type { IdentifierVerdict } from './verdict.ts';

export { checkContactPhone, checkEmail, checkMobile, checkPhone, checkPostcode } from './contact.ts';
export {
  checkIdNumber,
  findIdNumberFacts,
  generateIdNumber,
  idNumberCheckCharacter,
  type IdNumberFacts,
  upgradeIdNumber,
} from './id-number.ts';
export { checkIsoDate } from './iso-date.ts';
export {
  checkBaseCode,
  checkHandleItemCode,
  checkTaskCode,
  findTaskCodeParts,
  type TaskCodeParts,
} from './item-code.ts';
export {
  checkLicenceIdentifier,
  licenceIdentifier,
  type LicenceIdentifierParts,
  mod3736,
} from './licence-identifier.ts';
export { maskIdNumber, maskMobile, maskName } from './mask.ts';
export { checkPersonName } from './person-name.ts';
export { checkDivisionCode, checkHkMacaoPermit, checkPassport, checkTaiwanPermit } from './travel-document.ts';
export { checkUscc, generateUscc } from './uscc.ts';
export type { IdentifierVerdict } from './verdict.ts';

/** Names that a data element (数据元) may give as its `check`. */
export type IdentifierCheckName =
  | 'idNumber'
  | 'uscc'
  | 'mobile'
  | 'phone'
  | 'contactPhone'
  | 'postcode'
  | 'email'
  | 'date'
  | 'personName'
  | 'passport'
  | 'hkMacaoPermit'
  | 'taiwanPermit'
  | 'divisionCode'
  | 'baseCode'
  | 'taskCode'
  | 'handleItemCode'
  | 'licenceIdentifier';

/** Checks by the name a data element gives (按名取核验), each a pure function of the value alone. */
export const identifierChecks: Record<IdentifierCheckName, (value: string) => IdentifierVerdict> = {
  idNumber: (value) => checkIdNumber(value),
  uscc: checkUscc,
  mobile: checkMobile,
  phone: checkPhone,
  contactPhone: checkContactPhone,
  postcode: checkPostcode,
  email: checkEmail,
  date: checkIsoDate,
  personName: (value) => checkPersonName(value),
  passport: checkPassport,
  hkMacaoPermit: checkHkMacaoPermit,
  taiwanPermit: checkTaiwanPermit,
  divisionCode: checkDivisionCode,
  baseCode: checkBaseCode,
  taskCode: checkTaskCode,
  handleItemCode: checkHandleItemCode,
  licenceIdentifier: checkLicenceIdentifier,
};

/** Whether a word names a check (是否为已知核验名). */
export function isIdentifierCheckName(name: string): name is IdentifierCheckName {
  return Object.hasOwn(identifierChecks, name);
}
