import { useQuery } from '@tanstack/react-query';
import { readDefinition } from '../../api/catalogue.ts';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { OthersDraft } from '../catalogue/others-draft.tsx';

type Props = { code: string; mine: unknown; others: unknown; onTake: () => void; onKeep: () => void };

/** 别人改了同一份草稿 (another manager, a department that confirmed a limit): who, what differs, and whose is taken. */
export function ChangedMeanwhile({ code, mine, others, onTake, onKeep }: Props) {
  const history = useQuery({
    queryKey: ['definition', 'bundle', code],
    queryFn: () => readDefinition('bundle', code),
  }).data;
  const savedAt = history?.versions.find((version) => version.status === 'draft')?.savedAt;
  return (
    <OthersDraft
      mine={mine}
      others={others}
      by={history?.draftBy ?? null}
      at={savedAt ? shanghaiTime(savedAt).slice(11, 16) : ''}
      onTake={onTake}
      onKeep={onKeep}
    />
  );
}
