import type { AccountKind } from '../sessions.ts';

export type BoundAccount = { accountId: string; personId: string; kind: AccountKind; closed: boolean };

/** What is known here about the person whom the province verified. */
export type BindingFacts = {
  /** account bound to this subject of the province */
  bound: BoundAccount | undefined;
  /** person with the same ID number, with the name as written here */
  known: { personId: string; name: string } | undefined;
  /** that person's accounts, oldest first */
  accounts: readonly BoundAccount[];
  /** account that is signed in while the province answers: it asks to be bound */
  asking: BoundAccount | undefined;
};

export type BindingVerdict =
  | { is: 'bound'; account: BoundAccount }
  | { is: 'bind'; account: BoundAccount }
  | { is: 'newAccount'; personId: string | null }
  | { is: 'refused'; because: 'otherPerson' | 'nameDiffers' | 'staffUnbound' | 'accountClosed' };

/**
 * 判断绑定: the same ID number is the same person. A bound account signs in; a citizen's account is bound at the first visit; a
 * member of staff binds by hand, signed in (a post carries power: an ID number alone opens none); whoever is unknown gets an account.
 */
export function judgeBinding({ bound, known, accounts, asking }: BindingFacts, name: string): BindingVerdict {
  if (known && known.name !== name) return { is: 'refused', because: 'nameDiffers' };
  const isElse = (account: BoundAccount | undefined) => account !== undefined && account.personId !== known?.personId;
  if (isElse(bound) || isElse(asking)) return { is: 'refused', because: 'otherPerson' };
  if (bound) return bound.closed ? { is: 'refused', because: 'accountClosed' } : { is: 'bound', account: bound };
  if (asking) return { is: 'bind', account: asking };
  return accounts.length === 0 ? { is: 'newAccount', personId: known?.personId ?? null } : judgeFirst(accounts);
}

/** At the first visit of somebody who has accounts here. */
function judgeFirst(accounts: readonly BoundAccount[]): BindingVerdict {
  const open = accounts.filter((account) => !account.closed);
  const own = open.find((account) => account.kind === 'citizen');
  if (own) return { is: 'bind', account: own };
  return { is: 'refused', because: open.length > 0 ? 'staffUnbound' : 'accountClosed' };
}
