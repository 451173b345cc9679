import type { Actor } from '#platform';

/** 登录主体: account and session together; when the session ends, whatever was issued for it says nothing any more. */
export const subjectOf = ({ accountId, sessionId }: Actor): string => `${accountId}.${sessionId}`;

export function readSubject(subject: string): { accountId: string; sessionId: string } {
  const [accountId = '', sessionId = ''] = subject.split('.');
  return { accountId, sessionId };
}
