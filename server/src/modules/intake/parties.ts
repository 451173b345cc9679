import type { BundleRelease } from '@yijian/core/contract';

/** 当事人 Party of an application: role, the subject behind it when known, and the number that registers know it by. */
export type Party = { role: string; kind: 'person' | 'organisation'; subjectId: string | null; number: string | null };
export type Known = {
  principal: { kind: 'person' | 'organisation'; subjectId: string; number: string };
  /** the person at the keyboard (or at the counter) */
  agent: { subjectId: string; number: string } | null;
};

/** Facts of a register reading that name other people of the case. */
export type Relations = Readonly<Record<string, string>>;

const MALE = '1';

/**
 * Who fills which role: the principal fills the bundle's applicant role; father and mother are told apart by the register's
 * 性别; the spouse and the legal representative come from the register of the principal. Roles nobody is known for stay open.
 */
export function resolveParties(release: BundleRelease, known: Known, relations: Relations): Party[] {
  const taken = new Map<string, Party>();
  const fill = (role: string, party: Omit<Party, 'role'>) => {
    if (release.roles[role]?.subject === party.kind && !taken.has(role)) taken.set(role, { role, ...party });
  };
  const { principal } = known;
  const self = { kind: principal.kind, subjectId: principal.subjectId, number: principal.number };
  if (principal.kind === 'person') fillParents(self, relations, fill);
  if (![...taken.values()].some((party) => party.subjectId === self.subjectId)) fill(release.applicantRole, self);
  if (relations.legalRepresentativeIdNumber)
    fill('legalRepresentative', { kind: 'person', subjectId: null, number: relations.legalRepresentativeIdNumber });
  if (known.agent) fill('agent', { kind: 'person', subjectId: known.agent.subjectId, number: known.agent.number });
  for (const role of Object.keys(release.roles).sort())
    if (!taken.has(role)) taken.set(role, { role, kind: release.roles[role]!.subject, subjectId: null, number: null });
  return [...taken.values()];
}

type Fill = (role: string, party: Omit<Party, 'role'>) => void;

function fillParents(self: Omit<Party, 'role'>, relations: Relations, fill: Fill): void {
  if (!relations.gender) return;
  const [own, other] = relations.gender === MALE ? ['father', 'mother'] : ['mother', 'father'];
  fill(own!, self);
  if (relations.spouseIdNumber) fill(other!, { kind: 'person', subjectId: null, number: relations.spouseIdNumber });
}
