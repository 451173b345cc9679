import { type Actor, actorRef } from '#platform';

/**
 * 检查进度: how far the check of an uploaded file is: being read (`rows` still unknown), `checked` of `rows`, or being written down. It is told
 * while it lasts and kept nowhere: the batch is the record.
 */
export type CheckProgress = { stage: 'reading' | 'checking' | 'saving'; rows: number | null; checked: number };

// In the memory of the process that checks: a command writes once, at its end, so what it is doing cannot be one of its rows. Where several
// processes answer, a question that arrives elsewhere is told nothing and the page only says that it is being checked.
const running = new Map<string, CheckProgress>();

export const keepProgress = (actor: Actor, progress: CheckProgress): void =>
  void running.set(actorRef(actor), progress);
export const endProgress = (actor: Actor): void => void running.delete(actorRef(actor));

/** 我上传的文件检查到哪了; null when nothing is being checked. */
export const progressOf = (actor: Actor): CheckProgress | null => running.get(actorRef(actor)) ?? null;

/** Lets other requests have their turn, the question how far it is among them. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
