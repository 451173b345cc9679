import type { Write } from '#platform';
import { insertOrganisation } from '../persons.store.ts';
import { type FirstPrincipal, selfOf } from '../sign-in.ts';
import type { ProvinceFacts } from './load-province-facts.ts';
import type { VerifiedPerson } from './ports.ts';
import type { Made } from './write-binding.ts';

type Chosen = { first: FirstPrincipal; writes: Write[] };

/**
 * 以谁的名义开始: who came as a legal representative starts as the organisation (one that is new here is entered with the
 * verified facts); who came as an agent needs a mandate of ours, else starts as self. `differs`: another legal representative is
 * on record here, which a sign-in does not change.
 */
export function choosePrincipal(
  { account }: Made,
  { person, facts, newId, now }: { person: VerifiedPerson; facts: ProvinceFacts; newId: () => string; now: string },
): Chosen | 'differs' {
  const self = { first: selfOf(account), writes: [] };
  const claimed = person.organisation;
  if (!claimed || account.kind === 'staff') return self;
  const known = facts.organisation;
  const as = (id: string, capacity: 'legalRepresentative' | 'mandate', mandateId: string | null): FirstPrincipal => ({
    principal_kind: 'organisation',
    principal_id: id,
    capacity,
    mandate_id: mandateId,
  });
  if (claimed.role === 'agent') {
    const acting = facts.actingFor.find((one) => one.organisationId === known?.organisationId);
    return acting ? { first: as(acting.organisationId, acting.capacity, acting.mandateId), writes: [] } : self;
  }
  if (known && known.legalRepresentativeId !== account.personId) return 'differs';
  if (known) return { first: as(known.organisationId, 'legalRepresentative', null), writes: [] };
  const organisationId = newId();
  const row = {
    organisation_id: organisationId,
    code: null,
    uscc: claimed.uscc,
    name: claimed.name,
    address: claimed.address,
    legal_representative_id: account.personId,
    created_at: now,
    updated_at: now,
  };
  return { first: as(organisationId, 'legalRepresentative', null), writes: [insertOrganisation(row)] };
}
