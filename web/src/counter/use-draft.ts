import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Application, readApplication } from '../api/applications.ts';
import { newKey } from '../api/client.ts';
import { type ApiProblem, problemOf } from '../api/problem.ts';

/** One change of a draft, from its newest state. */
export type Change = (draft: Application, key: string) => Promise<Application>;

/**
 * 收件草稿: the draft with its changes sent one after the other, each from the version before it, so that quick typing never
 * meets its own echo. Changed elsewhere meanwhile (409): read again and sent once more; otherwise the problem is shown.
 */
export function useDraft(applicationId: string) {
  const cache = useQueryClient();
  const key = ['application', applicationId];
  const draft = useQuery({ queryKey: key, queryFn: () => readApplication(applicationId) });
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const [open, setOpen] = useState(0);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const send = async (change: Change): Promise<void> => {
    const newest = cache.getQueryData<Application>(key) ?? (await readApplication(applicationId));
    try {
      cache.setQueryData(key, await change(newest, newKey()));
    } catch (thrown) {
      if (problemOf(thrown).status !== 409) throw thrown;
      const fresh = await readApplication(applicationId);
      cache.setQueryData(key, fresh);
      if (fresh.status === 'draft') cache.setQueryData(key, await change(fresh, newKey()));
    }
  };
  const change = (one: Change): Promise<void> => {
    setOpen((count) => count + 1);
    const done = line.current.then(() => send(one)).then(
      () => setProblem(null),
      (thrown: unknown) => setProblem(problemOf(thrown)),
    );
    line.current = done.finally(() => setOpen((count) => count - 1));
    return done;
  };
  /** Waits until every change has been answered: what is handed in is what stands on the screen. */
  const settled = async (): Promise<Application | undefined> => {
    await line.current;
    return cache.getQueryData<Application>(key);
  };
  return { draft, change, settled, isSaving: open > 0, problem };
}
