import type { Reaction, Route } from '#platform';
import { routes as bundles } from '../modules/bundles/http.ts';
import { routes as calendars } from '../modules/calendars/http.ts';
import { routes as cases } from '../modules/cases/http.ts';
import { reactions as bundleReactions } from '../modules/bundles/reactions.ts';
import { reactions as caseReactions } from '../modules/cases/reactions.ts';
import { routes as catalogue } from '../modules/catalogue/http.ts';
import { routes as documents } from '../modules/documents/http.ts';
import { routes as exchange } from '../modules/exchange/http.ts';
import { routes as identity } from '../modules/identity/http.ts';
import { routes as imports } from '../modules/imports/http.ts';
import { reactions as intakeReactions } from '../modules/intake/reactions.ts';
import { routes as intake } from '../modules/intake/http.ts';
import { routes as journal } from '../modules/journal/http.ts';
import { routes as licences } from '../modules/licences/http.ts';
import { reactions as licenceReactions } from '../modules/licences/reactions.ts';
import { routes as notices } from '../modules/notices/http.ts';
import { reactions as noticeReactions } from '../modules/notices/reactions.ts';
import { routes as ledgers } from '../modules/ledgers/http.ts';
import { routes as oversight } from '../modules/oversight/http.ts';
import { routes as ratings } from '../modules/ratings/http.ts';
import { reactions as ratingReactions } from '../modules/ratings/reactions.ts';
import { routes as workorders } from '../modules/workorders/http.ts';
import { reactions as workorderReactions } from '../modules/workorders/reactions.ts';
import { routes as sso } from '../modules/sso/http.ts';
import { routes as site } from './site-routes.ts';
import { updateRegister } from './demo-registers.ts';
import { lookAfterClock } from './due-work.ts';

/** Every route and every reaction of the platform, in one place. */
export const routes: Route[] = [
  ...site,
  ...identity,
  ...sso,
  ...catalogue,
  ...imports,
  ...documents,
  ...calendars,
  ...bundles,
  ...exchange,
  ...licences,
  ...notices,
  ...intake,
  ...cases,
  ...ratings,
  ...workorders,
  ...ledgers,
  ...oversight,
  ...journal,
];
export const reactions: Reaction[] = [
  ...bundleReactions,
  ...caseReactions,
  ...licenceReactions,
  ...noticeReactions,
  ...intakeReactions,
  ...ratingReactions,
  ...workorderReactions,
  updateRegister,
  lookAfterClock,
];
