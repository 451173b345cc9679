import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, write } from './client.ts';

/** 消息: what happened, told once to the person or the enterprise they act for. */
export type ShownNotice = {
  noticeId: string;
  kind: string;
  caseId: string | null;
  link: string | null;
  at: string;
  readAt: string | null;
  title: string;
  body: string;
};
export type NoticeList = { notices: ShownNotice[]; unread: number; next: string | null };

export const noticesKey = ['notices'] as const;
const REFRESH_MS = 60_000;

/** 我的消息, newest first; asked again every minute while the page is looked at. */
export function useNotices(isSignedIn: boolean): UseQueryResult<NoticeList> {
  return useQuery({
    queryKey: noticesKey,
    queryFn: () => read<NoticeList>('/api/notices'),
    enabled: isSignedIn,
    refetchInterval: REFRESH_MS,
  });
}
export const listNoticesBefore = (before: string): Promise<NoticeList> => read('/api/notices', { before });
export const markRead = (noticeId: string, key: string): Promise<unknown> =>
  write('POST', `/api/notices/${encodeURIComponent(noticeId)}/read`, {}, key);
