import { shiftDay } from '@yijian/core/calendar';
import { type Authority, contentHash, type LicenceType } from '@yijian/core/contract';
import { checkIdNumber, licenceIdentifier, maskIdNumber } from '@yijian/core/identifiers';
import { type Context, newToken } from '#platform';
import type { Holder, Licence, LicenceContent } from './licences.ts';

/** What a new version is made of. `serial`: a fresh number of the series, used only when there is nothing to follow on. */
export type NewVersion = {
  type: LicenceType;
  authority: Authority;
  holder: Holder;
  holderName: string;
  guardian?: string | null;
  attributes: Readonly<Record<string, string>>;
  /** attributes that repeat the licence's own number, which is known only here */
  numberedAs?: readonly string[];
  number?: string;
  issuedOn: string;
  validFrom?: string;
  validTo?: string | null;
  appliedOn?: string;
  cause: { caseId: string; member: string; decisionId: string } | null;
  newest: Licence | undefined;
  serial: string | undefined;
};

export const isInForce = (licence: Licence | undefined): licence is Licence =>
  licence !== undefined && (licence.status === 'active' || licence.status === 'suspended');

/**
 * 新版本 (pure): the next version of the licence in force (same serial, version + 1, its number kept unless another is given, and
 * still suspended when it was), or the first version of a new one.
 */
export function planVersion(fresh: NewVersion, ctx: Context): { licence: Licence; content: LicenceContent } {
  const { type, authority, newest } = fresh;
  const chain = chainOf(fresh);
  const numbered = Object.fromEntries((fresh.numberedAs ?? []).map((attribute) => [attribute, chain.number]));
  const attributes = { ...fresh.attributes, ...numbered };
  const content = { holderName: fresh.holderName, attributes, salt: newToken(ctx.random) };
  const identifier = licenceIdentifier({
    typeCode: type.typeCode,
    issuerCode: authority.uscc,
    serial: chain.serial,
    version: chain.version,
  });
  const licence: Licence = {
    ...chain,
    ...validityOf(fresh),
    ...causeOf(fresh),
    licenceId: ctx.newId(),
    type: type.code,
    typeName: type.name,
    identifier,
    ordinal: (newest?.ordinal ?? 0) + 1,
    holder: fresh.holder,
    guardianId: fresh.guardian ?? newest?.guardianId ?? null,
    attributesHash: contentHash({ identifier, ...content }),
    issuer: authority.code,
    issuerName: authority.name,
    verifyToken: newToken(ctx.random),
    document: null,
    missingGlyphs: null,
    seq: 1,
    createdAt: ctx.now,
  };
  return { licence, content };
}

/** What a version takes over from the one in force. */
function chainOf({
  newest,
  serial,
  number,
}: NewVersion): Pick<Licence, 'serial' | 'version' | 'number' | 'status' | 'predecessor'> {
  if (isInForce(newest))
    return {
      serial: newest.serial,
      version: newest.version + 1,
      number: number === undefined ? newest.number : shownNumber(number),
      status: newest.status,
      predecessor: newest.licenceId,
    };
  if (serial === undefined) throw new Error('a new licence needs a serial');
  return {
    serial,
    version: 1,
    number: number === undefined ? serial : shownNumber(number),
    status: 'active',
    predecessor: null,
  };
}

function validityOf({
  type,
  issuedOn,
  validFrom = issuedOn,
  validTo,
}: NewVersion): Pick<Licence, 'issuedOn' | 'validFrom' | 'validTo'> {
  return { issuedOn, validFrom, validTo: validTo === undefined ? lastDay(type, validFrom) : validTo };
}

const causeOf = ({
  cause,
  appliedOn,
}: NewVersion): Pick<Licence, 'caseId' | 'member' | 'decisionId' | 'appliedOn'> => ({
  caseId: cause?.caseId ?? null,
  member: cause?.member ?? null,
  decisionId: cause?.decisionId ?? null,
  appliedOn: appliedOn ?? null,
});

/** Last day of validity: a licence of n days holds on its first day and n − 1 more. Null: holds until something ends it. */
export function lastDay(type: LicenceType, from: string): string | null {
  return type.validity?.unit === 'calendarDay' ? shiftDay(from, type.validity.n - 1) : null;
}

/**
 * 证照编号 as lists and the verify page show it: a licence that is numbered by its holder's ID number shows it masked; the number
 * itself stands among the encrypted attributes only.
 */
export const shownNumber = (number: string): string => (checkIdNumber(number).ok ? maskIdNumber(number) : number);
