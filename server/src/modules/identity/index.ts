export { authenticate } from './authenticate.ts';
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
export { type DemoAccount, listDemoAccounts, mayActInBundle, type Me, type Principal } from './me.ts';
