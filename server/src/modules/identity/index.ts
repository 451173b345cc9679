export { listPostHolders } from './accounts.store.ts';
export { authenticate } from './authenticate-session.ts';
export { importAccount } from './import-account.ts';
export { importMandate } from './import-mandate.ts';
export { importOrganisation } from './import-organisation.ts';
export { importPerson } from './import-person.ts';
export { importPost } from './import-post.ts';
export {
  findOrganisationByUscc,
  findPersonByIdNumber,
  getOrganisation,
  getPersonFacts,
  personNames,
  type Organisation,
  type PersonFacts,
} from './person-facts.ts';
export { type DescribedAccount, describeAccounts } from './describe-accounts.ts';
export { mayActInBundle, type Me, type Principal } from './describe-me.ts';
export { type Closing, findClosing } from './closing/find-closing.ts';
