import { anchorOf } from '../../ui/form/anchors.ts';

/** Where a finding or a Change link leads: a place on the form. */
export function placeAddress(applicationId: string, place: string): string {
  return `/citizen/applications/${applicationId}?check=1#${anchorOf(place)}`;
}
