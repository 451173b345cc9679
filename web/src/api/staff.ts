import { read, write } from './client.ts';

/** 岗位 of somebody: `acts` false when it was ended or its term is over; dates `YYYY-MM-DD`. */
export type StaffPost = {
  postId: string;
  authority: string;
  role: string;
  name: string;
  standIn: string;
  hall: string | null;
  endsOn: string | null;
  endedAt: string | null;
  acts: boolean;
};
export type StaffPerson = { personId: string; login: string; name: string; isMe: boolean; posts: StaffPost[] };
export type PostChange = {
  changeId: string;
  at: string;
  kind: 'granted' | 'limited' | 'ended';
  endsOn: string | null;
  reason: string;
  by: string;
  person: string;
  post: string;
  authority: string;
};
/** 岗位一览: staff of the administered regions, what they hold, and the newest changes. */
export type Staff = { today: string; authorities: string[]; people: StaffPerson[]; changes: PostChange[] };

/** 系统状态: the virus scanner and how many files wait for it. */
export type SystemStatus = { scanner: { state: 'off' | 'on' | 'unreachable'; waiting: number } };
export const readStatus = (): Promise<SystemStatus> => read<SystemStatus>('/api/system/status');
export const listStaff = (): Promise<Staff> => read<Staff>('/api/staff/posts');
export type GrantedPost = {
  personId: string;
  authority: string;
  role: string;
  name: string;
  standIn: 'A' | 'B';
  endsOn?: string;
  reason: string;
};
export const grantPost = (sent: GrantedPost, key: string): Promise<{ postId: string }> =>
  write('POST', '/api/staff/posts', sent, key);
export type EndedPost = { postId: string; endsOn?: string; reason: string; acceptsGap?: boolean };
export const endPost = ({ postId, ...sent }: EndedPost, key: string): Promise<unknown> =>
  write('POST', `/api/staff/posts/${encodeURIComponent(postId)}/end`, sent, key);
