import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DocumentTemplate } from '@yijian/core/contract';
import { useEffect, useMemo, useState } from 'react';
import { previewTemplate } from '../../api/templates.ts';

const PAUSE_MS = 500;

/** 即时样张: drawn after a pause in typing; until it is there, the one before stands. `picture`: address of the SVG. */
export function usePreview(template: DocumentTemplate) {
  const now = JSON.stringify(template);
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const answer = useQuery({
    queryKey: ['template-preview', asked],
    queryFn: () => previewTemplate(JSON.parse(asked) as DocumentTemplate),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const svg = answer.data?.svg ?? null;
  const picture = useMemo(
    () => (svg === null ? null : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`),
    [svg],
  );
  return {
    picture,
    findings: answer.data?.findings ?? [],
    isDrawing: now !== asked || answer.isFetching,
    problem: answer.error,
  };
}
