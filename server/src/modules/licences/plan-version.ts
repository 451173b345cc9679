import { shiftDay } from '@yijian/core/calendar';
import { type Authority, contentHash, type LicenceType } from '@yijian/core/contract';
import { licenceIdentifier } from '@yijian/core/identifiers';
import { type Context, newToken } from '#platform';
import type { Holder, Licence, LicenceContent } from './licences.ts';

/** What a new version is made of. `serial`: a fresh number of the series, used only when there is nothing to follow on. */
export type NewVersion = {
  type: LicenceType;
  authority: Authority;
  holder: Holder;
  holderName: string;
  attributes: Readonly<Record<string, string>>;
  number?: string;
  issuedOn: string;
  validFrom?: string;
  validTo?: string | null;
  appliedOn?: string;
  cause: { caseId: string; member: string; decisionId: string } | null;
  newest: Licence | undefined;
  serial: string | undefined;
};

export const isInForce = (licence: Licence | undefined): licence is Licence => licence !== undefined && (licence.status === 'active' || licence.status === 'suspended');

/**
 * 新版本 (pure): the next version of the licence in force (same serial, version + 1, its number kept unless another is given, and
 * still suspended when it was), or the first version of a new one.
 */
export function planVersion(fresh: NewVersion, ctx: Context): { licence: Licence; content: LicenceContent } {
  const before = isInForce(fresh.newest) ? fresh.newest : undefined;
  const serial = before?.serial ?? fresh.serial!;
  const version = (before?.version ?? 0) + 1;
  const licenceId = ctx.newId();
  const content = { holderName: fresh.holderName, attributes: { ...fresh.attributes }, salt: newToken(ctx.random) };
  const identifier = licenceIdentifier({ typeCode: fresh.type.typeCode, issuerCode: fresh.authority.uscc, serial, version });
  const validFrom = fresh.validFrom ?? fresh.issuedOn;
  const licence: Licence = {
    licenceId, type: fresh.type.code, typeName: fresh.type.name, identifier, serial, version, number: fresh.number ?? before?.number ?? serial, ordinal: (fresh.newest?.ordinal ?? 0) + 1,
    holder: fresh.holder, status: before?.status ?? 'active', attributesHash: contentHash({ identifier, ...content }), issuer: fresh.authority.code, issuerName: fresh.authority.name,
    caseId: fresh.cause?.caseId ?? null, member: fresh.cause?.member ?? null, decisionId: fresh.cause?.decisionId ?? null, issuedOn: fresh.issuedOn, validFrom,
    validTo: fresh.validTo === undefined ? lastDay(fresh.type, validFrom) : fresh.validTo, appliedOn: fresh.appliedOn ?? null, verifyToken: newToken(ctx.random), predecessor: before?.licenceId ?? null,
    document: null, missingGlyphs: null, seq: 1, createdAt: ctx.now,
  };
  return { licence, content };
}

/** Last day of validity: a licence of n days holds on its first day and n − 1 more. Null: holds until something ends it. */
export function lastDay(type: LicenceType, from: string): string | null {
  return type.validity?.unit === 'calendarDay' ? shiftDay(from, type.validity.n - 1) : null;
}
