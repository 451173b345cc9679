import { useQuery } from '@tanstack/react-query';
import { type CheckProgress, readProgress } from '../../api/imports.ts';
import { words } from './strings.ts';

const EVERY_MS = 500;

/** 进度: how much of the file has gone, then how many rows the server has checked; asked twice a second while it lasts. */
export function HowFar({ sent }: { sent: number }) {
  const isSent = sent >= 1;
  const asked = useQuery({
    queryKey: ['import-progress'],
    queryFn: readProgress,
    enabled: isSent,
    refetchInterval: EVERY_MS,
    staleTime: 0,
    gcTime: 0,
  });
  const progress = asked.data?.progress ?? null;
  const share = isSent ? shareOf(progress) : sent;
  return (
    <output>
      <progress aria-label={words.check} {...(share !== null && { value: share })} />{' '}
      {isSent ? toldOf(progress) : words.sending(Math.round(sent * 100))}
    </output>
  );
}

const shareOf = (progress: CheckProgress | null): number | null =>
  progress?.stage === 'checking' && progress.rows !== null && progress.rows > 0
    ? progress.checked / progress.rows
    : null;

function toldOf(progress: CheckProgress | null): string {
  if (progress === null) return words.checking;
  if (progress.stage === 'reading') return words.reading;
  return progress.stage === 'saving'
    ? words.saving(progress.checked)
    : words.checkedRows(progress.checked, progress.rows ?? 0);
}
