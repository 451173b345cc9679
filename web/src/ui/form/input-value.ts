/** Value of a form field as it travels: text, a list of codes, or nothing. */
export type InputValue = string | string[] | null;

/** Up to this many options stand open; more fold into a list of the system's own. */
export const SHOWN_CHOICES = 6;
