const STAFF_FACES = ['counter', 'approver', 'admin', 'overseer'];

/**
 * 登录后去哪里: back to the page one came from, when it is one of ours and of this person's kind; else to the face where their
 * work begins. Addresses of other sites are never followed.
 */
export function homeAfterSignIn(face: string | null, back: string | null): string {
  const own = isOurs(back) ? back : null;
  const backFace = STAFF_FACES.find((one) => own === `/${one}` || own?.startsWith(`/${one}/`)) ?? null;
  if (face === null) return own && backFace === null ? own : '/';
  return own && backFace !== null ? own : `/${face}`;
}

function isOurs(back: string | null): back is string {
  if (!back?.startsWith('/') || back.startsWith('//') || back.includes('\\')) return false;
  return (
    URL.canParse(back, 'http://here') && new URL(back, 'http://here').host === 'here' && !back.startsWith('/login')
  );
}
