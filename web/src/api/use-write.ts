import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from './client.ts';
import { type ApiProblem, problemOf } from './problem.ts';

type Options<R> = { onDone?: (result: R) => unknown; onProblem?: (problem: ApiProblem) => void };

/**
 * 办理按钮: a write behind a button. A second click while the first is under way does nothing; pressing again after no answer
 * came repeats the same request under the same key, so the server answers with what it did the first time.
 * `run` never throws: problems stand in `problem`.
 */
export function useWrite<I, R>(send: (input: I, key: string) => Promise<R>, options: Options<R> = {}) {
  const last = useRef<{ input: string; key: string } | null>(null);
  const busy = useRef(false);
  const mutation: UseMutationResult<R, unknown, I> = useMutation({
    mutationFn: (input: I) => send(input, keyFor(last, input)),
  });
  const run = async (input: I): Promise<R | undefined> => {
    if (busy.current) return undefined;
    busy.current = true;
    try {
      const result = await mutation.mutateAsync(input);
      last.current = null;
      await options.onDone?.(result);
      return result;
    } catch (error) {
      const problem = problemOf(error);
      if (!problem.mayRetry) last.current = null;
      options.onProblem?.(problem);
      return undefined;
    } finally {
      busy.current = false;
    }
  };
  return {
    run,
    isBusy: mutation.isPending,
    problem: mutation.error === null ? null : problemOf(mutation.error),
    result: mutation.data,
    clear: mutation.reset,
  };
}

function keyFor(last: { current: { input: string; key: string } | null }, input: unknown): string {
  const text = JSON.stringify(input) ?? '';
  if (last.current?.input !== text) last.current = { input: text, key: newKey() };
  return last.current.key;
}
