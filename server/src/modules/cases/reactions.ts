import type { Reaction } from '#platform';
import { heedCalendar } from './recount-dues.ts';
import { deliverResult, grantLicence } from './results/grant-licence.ts';
import { issueDocuments } from './results/issue-document.ts';
import { eraseClosed } from './retention/erase-subject.ts';
import { tellApplicant } from './results/tell-applicant.ts';
import { tellInfected } from './results/tell-infected.ts';
import { tellUrged } from './lead/tell-urged.ts';
import { tellWarned } from './warn-strands.ts';

/** 办件的反应: what follows from a case's own events. */
export const reactions: readonly Reaction[] = [
  issueDocuments,
  grantLicence,
  deliverResult,
  tellApplicant,
  tellInfected,
  tellWarned,
  tellUrged,
  eraseClosed,
  heedCalendar,
];
