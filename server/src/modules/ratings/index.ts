/** 好差评: the applicant's own token, one rating per case. */
export { ratingTokenFor } from './rating-token.ts';
export { readOwnRating } from './read-invitation.ts';
