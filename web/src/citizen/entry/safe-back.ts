const STAFF_FACES = ['counter', 'approver', 'admin', 'overseer'];

/**
 * 登录后去哪里: back to the page one came from, when it is one of ours and of this person's kind; else to the face where their
 * work begins. Addresses of other sites are never followed.
 */
export function homeAfterSignIn(face: string | null, back: string | null): string {
  const own = isOurs(back) ? back : null;
  if (own && isForEverybody(own)) return own;
  const backFace = STAFF_FACES.find((one) => own === `/${one}` || own?.startsWith(`/${one}/`)) ?? null;
  if (face === null) return own && backFace === null ? own : '/';
  return own && backFace !== null ? own : `/${face}`;
}

function isOurs(back: string | null): back is string {
  if (!back?.startsWith('/') || back.startsWith('//') || back.includes('\\')) return false;
  return (
    URL.canParse(back, 'http://here') &&
    new URL(back, 'http://here').host === 'here' &&
    !back.includes('/../') &&
    !back.startsWith('/login')
  );
}

/** The account page, and an application that waits for the sign-in, are the same for people and staff. */
const isForEverybody = (own: string): boolean => own === '/me' || isOutsidePages(own);

/** 页面之外: an address of ours that the pages do not draw (an application's request); the browser itself goes there. */
export const isOutsidePages = (own: string): boolean => own.startsWith('/sso/');
