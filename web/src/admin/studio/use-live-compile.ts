import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Compiled, compileLive } from '../../api/studio.ts';

const PAUSE_MS = 400;

/** 即时合成: after a pause in the changes; until the answer is there, the one before stands. */
export function useLiveCompile(definition: unknown): {
  compiled: Compiled | null;
  isCompiling: boolean;
  problem: unknown;
} {
  const now = JSON.stringify(definition) ?? 'null';
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const answer = useQuery({
    queryKey: ['compile', asked],
    queryFn: () => compileLive(JSON.parse(asked)),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { compiled: answer.data ?? null, isCompiling: now !== asked || answer.isFetching, problem: answer.error };
}
