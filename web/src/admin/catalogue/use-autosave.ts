import { useEffect, useState } from 'react';
import type { ApiProblem } from '../../api/problem.ts';

const PAUSE_MS = 1_500;
const RETRY_MS = 10_000;

/** 自动保存: where the draft stands. `failed`: the text that was not taken; it is sent again when it changes, or when the line was down. */
export type SaveState =
  | { is: 'idle' | 'soon' | 'saving' | 'conflict' | 'unreadable' | 'restored' }
  | { is: 'saved'; at: string }
  | { is: 'failed' };

type Watched = {
  /** `wasKept`: found on this computer from the last time; whoever goes on typing means it */
  kept: { text: string; wasKept: boolean };
  /** `others`: what somebody else saved meanwhile */
  saver: { others: unknown; isBusy: boolean; problem: ApiProblem | null };
  isDirty: boolean;
  isReadable: boolean;
  /** a definition that is not there yet is saved by hand first: its code is being thought of */
  isOn: boolean;
  save: () => Promise<boolean>;
};

/** 自动保存 after a pause in the changes. What somebody else saved meanwhile is never written over by itself. */
export function useAutosave({ kept, saver, isDirty, isReadable, isOn, save }: Watched): {
  state: SaveState;
  saveNow: () => Promise<boolean>;
} {
  const [failed, setFailed] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const saveNow = async (): Promise<boolean> => {
    const sent = kept.text;
    const isSaved = await save();
    setFailed(isSaved ? null : sent);
    if (isSaved) setSavedAt(new Date().toISOString());
    return isSaved;
  };
  const hasFailed = failed === kept.text;
  const isHeld = !isOn || !isReadable || kept.wasKept || saver.others !== null || saver.isBusy;
  const wasCutOff = saver.problem?.mayRetry === true;
  const isDue = isDirty && !isHeld && (!hasFailed || saver.problem === null || wasCutOff);
  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setTimeout(() => void saveNow(), hasFailed && wasCutOff ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- every change of the text begins the pause anew
  }, [isDue, hasFailed, wasCutOff, kept.text]);
  const stateOf = (): SaveState => {
    if (saver.isBusy) return { is: 'saving' };
    if (saver.others !== null) return { is: 'conflict' };
    if (!isReadable) return { is: 'unreadable' };
    if (isDirty && hasFailed && saver.problem !== null) return { is: 'failed' };
    if (isDirty) return { is: kept.wasKept || !isOn ? 'restored' : 'soon' };
    return savedAt === null ? { is: 'idle' } : { is: 'saved', at: savedAt };
  };
  return { state: stateOf(), saveNow };
}
