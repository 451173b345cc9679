import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Finding } from '@yijian/core/contract';
import { useEffect, useState } from 'react';
import { lintDraft } from '../../api/catalogue.ts';

const PAUSE_MS = 400;

/** 即时体检 of what is being typed, after a pause; until the answer is there, the one before stands. Null before the first. */
export function useLiveLint(definition: unknown): readonly Finding[] | null {
  const now = JSON.stringify(definition ?? null);
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const answer = useQuery({
    queryKey: ['compile', 'lint', asked],
    queryFn: () => lintDraft(JSON.parse(asked)),
    enabled: asked !== 'null',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return answer.data?.findings ?? null;
}
