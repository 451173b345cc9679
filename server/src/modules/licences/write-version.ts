import { loadCatalogue } from '#catalogue';
import type { Authority, LicenceType } from '@yijian/core/contract';
import { actorRef } from '#platform';
import type { Actor, Context, DomainEvent, LoadEnvironment, Queryable, Write } from '#platform';
import { takeNumbers } from '#platform';
import type { Holder, Licence, LicenceContent } from './licences.ts';
import { contentPurpose, takeNewest, writeLicence, writeStatus } from './licences.store.ts';
import { isInForce } from './plan-version.ts';
import { refusals } from './refusals.ts';

/** What every new version is judged by; `seal` encrypts under the holder's key, which is made when the holder has none. */
export type VersionFacts = {
  type: LicenceType;
  authority: Authority;
  newest: Licence | undefined;
  serial: string | undefined;
  seal: (ctx: Context, licenceId: string, content: LicenceContent) => { cipher: string; writes: Write[] };
};
export type VersionInput = {
  type: string;
  authority: string;
  holder: Holder;
  attributes: Readonly<Record<string, string>>;
  numberedAs?: readonly string[];
};

/** Loads and locks. Refuses `licences.unknown-type`, `licences.unknown-authority`, `licences.unknown-attributes`. */
export async function loadVersionFacts(
  db: Queryable,
  input: VersionInput,
  env: LoadEnvironment & { today: string },
): Promise<VersionFacts> {
  const catalogue = await loadCatalogue(db);
  const [type, authority] = [catalogue.licenceTypes.get(input.type), catalogue.authorities.get(input.authority)];
  if (!type) throw refusals.unknownType.with({ type: input.type });
  if (!authority) throw refusals.unknownAuthority.with({ authority: input.authority });
  const known = new Set(type.attributes.map((attribute) => attribute.id));
  const unknown = [...Object.keys(input.attributes), ...(input.numberedAs ?? [])].filter((id) => !known.has(id));
  if (unknown.length > 0) throw refusals.unknownAttributes.with({ unknown, known: [...known] });
  const newest = await takeNewest(db, input.type, input.holder.subjectId);
  const ring = await env.keys.load(db, [input.holder.subjectId]);
  return {
    type,
    authority,
    newest,
    serial: isInForce(newest) ? undefined : await takeSerial(db, { type, authority, year: env.today.slice(0, 4) }),
    seal(ctx, licenceId, content) {
      const key = ring.keys.get(input.holder.subjectId);
      const fresh = key ? undefined : ring.created(input.holder.subjectId, ctx.now);
      return {
        cipher: env.keys.encrypt(key ?? fresh!.key, contentPurpose(licenceId), content),
        writes: fresh ? [fresh.write] : [],
      };
    },
  };
}

/** 流水号: region of the issuer (the cell prefix, decisions.md 12), year, six digits; a series per type. Never reused. */
async function takeSerial(
  db: Queryable,
  of: { type: LicenceType; authority: Authority; year: string },
): Promise<string> {
  const region = of.authority.region.slice(0, 6).padEnd(6, '0');
  const series = `licence/${region}/${of.type.code}/${of.year}`;
  const taken = await takeNumbers(db, new Map([[series, 1]]));
  return `${region}${of.year}${String(taken.get(series)).padStart(6, '0')}`;
}

/** Rows and events of a new version: the version itself, and the end of the one it follows. */
export function writeVersion(
  facts: VersionFacts,
  made: { licence: Licence; content: LicenceContent },
  by: { actor: Actor; ctx: Context },
): { writes: Write[]; events: DomainEvent[] } {
  const { licence, content } = made;
  const { ctx } = by;
  const sealed = facts.seal(ctx, licence.licenceId, content);
  const writes = [...sealed.writes, writeLicence(licence, sealed.cipher)];
  const events = [issued(licence, ctx)];
  if (isInForce(facts.newest)) {
    const before = facts.newest;
    writes.push(
      ...writeStatus(before, {
        act: 'supersede',
        to: 'superseded',
        law: null,
        cipher: null,
        actor: actorRef(by.actor),
        at: ctx.now,
      }),
    );
    events.push({
      id: ctx.newId(),
      type: 'licence.superseded',
      ownerId: before.licenceId,
      seq: before.seq + 1,
      data: { licenceId: before.licenceId, by: licence.licenceId },
    });
  }
  return { writes, events };
}

const issued = (licence: Licence, ctx: Context): DomainEvent => ({
  id: ctx.newId(),
  type: 'licence.issued',
  ownerId: licence.licenceId,
  seq: 1,
  data: {
    licenceId: licence.licenceId,
    type: licence.type,
    version: licence.version,
    issuer: licence.issuer,
    holder: licence.holder,
    caseId: licence.caseId,
    member: licence.member,
    decisionId: licence.decisionId,
    predecessor: licence.predecessor,
  },
});
