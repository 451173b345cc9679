import type { CasePlan } from '@yijian/core/contract';
import { type CaseState, foundAtReceipt } from '../case-state.ts';

/** 收件清单 (ITK-06): what came in, in which form, and what is still missing, with how to bring it. No personal data: names and counts. */
type ReceivedList = {
  received: { name: string; form: string; copies: number }[];
  missing: { name: string; how: string; required: boolean }[];
};

/** 收件清单 of a case (pure). `files`: material key -> number of files that had come in. */
export function receivedList(
  { materials }: Pick<CasePlan, 'materials'>,
  state: Pick<CaseState, 'paper' | 'strands'>,
  files: ReadonlyMap<string, number>,
): ReceivedList {
  const short = new Set(
    Object.values(state.strands)
      .flatMap(foundAtReceipt)
      .map((point) => point.ref),
  );
  const isMissing = (material: CasePlan['materials'][number]) =>
    !files.has(material.key) && (short.has(material.key) || material.disposition === 'bring');
  return {
    received: materials
      .filter((material) => files.has(material.key))
      .map((material) => ({
        name: material.name,
        form: formOf(state.paper?.[material.key]),
        copies: state.paper?.[material.key]?.copies || files.get(material.key)!,
      })),
    missing: materials
      .filter(isMissing)
      .map((material) => ({ name: material.name, how: howToBring(material), required: short.has(material.key) })),
  };
}

/** 收到时的情况 of one material: what came on paper, and what was signed. */
export const receivedFor = (state: Pick<CaseState, 'paper' | 'signed'>, key: string) => ({
  paper: state.paper?.[key] ?? null,
  signed: (state.signed ?? []).filter((one) => one.material === key),
});

function formOf(paper: { originals: number; copies: number } | undefined): string {
  if (!paper) return '电子';
  return [paper.copies > 0 ? '纸质和扫描件' : '扫描件', paper.originals > 0 && '原件已核对退还']
    .filter(Boolean)
    .join('，');
}

const howToBring = (material: CasePlan['materials'][number]): string =>
  [
    [material.originals > 0 && `原件 ${material.originals} 份`, material.copies > 0 && `复印件 ${material.copies} 份`]
      .filter(Boolean)
      .join('、') || '拍照或扫描件',
    material.exemption?.way === 'commitment' && '也可以书面承诺代替',
  ]
    .filter(Boolean)
    .join('，');

/** Number of files by material. */
export function countFiles(files: readonly { material: string }[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const file of files) counted.set(file.material, (counted.get(file.material) ?? 0) + 1);
  return counted;
}
