import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  type Application,
  postSignature,
  putCommitments,
  putReceiving,
  putHistory,
  putLeftOut,
  putValues,
  readApplication,
  type Received,
  type SigningHow,
  type SigningTask,
  deleteMaterialFile,
  uploadMaterial,
} from '../../api/applications.ts';
import { newKey } from '../../api/client.ts';
import { ApiProblem, problemOf } from '../../api/problem.ts';
import type { InputValue } from './input-value.ts';

export const applicationKey = (id: string): readonly string[] => ['application', id];
type Change = (current: Application, key: string) => Promise<Application>;

/**
 * 一份申请 being filled in: reads it, saves every change at once and in order (each change builds on the version before), and
 * keeps what could not be saved for another try. A change made elsewhere meanwhile is read first, then ours is laid on top.
 */
export function useApplication(id: string) {
  const cache = useQueryClient();
  const key = applicationKey(id);
  const query = useQuery({
    queryKey: key,
    queryFn: () => readApplication(id),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const failed = useRef<Change[]>([]);
  const [open, setOpen] = useState(0);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isTouched, setTouched] = useState(false);

  const once = async (change: Change): Promise<void> => {
    const current = cache.getQueryData<Application>(key) ?? (await readApplication(id));
    cache.setQueryData(key, await change(current, newKey()));
  };
  const save = async (change: Change): Promise<void> => {
    try {
      await once(change).catch(async (error: unknown) => {
        if (!isChangedElsewhere(error)) throw error;
        cache.setQueryData(key, await readApplication(id));
        await once(change);
      });
      setProblem(failed.current.length > 0 ? problem : null);
    } catch (error) {
      const told = problemOf(error);
      if (told.mayRetry) failed.current.push(change);
      setProblem(told);
    }
  };
  const queue = (change: Change): Promise<void> => {
    setTouched(true);
    setOpen((count) => count + 1);
    const run = chain.current.then(() => save(change)).finally(() => setOpen((count) => count - 1));
    chain.current = run;
    return run;
  };
  return {
    application: query.data,
    isLoading: query.isPending,
    loadProblem: query.error,
    reload: (): void => void query.refetch(),
    isSaving: open > 0,
    isSaved: isTouched && open === 0 && problem === null,
    problem,
    retry: (): void => {
      const again = failed.current;
      failed.current = [];
      setProblem(null);
      for (const change of again) void queue(change);
    },
    settled: (): Promise<unknown> => chain.current,
    saveValue: (field: string, value: InputValue): Promise<void> =>
      queue((current, sendKey) => putValues(id, { values: { [field]: value }, version: current.version }, sendKey)),
    commit: (material: string, isOn: boolean): Promise<void> =>
      queue((current, sendKey) =>
        putCommitments(id, { materials: committed(current, material, isOn), version: current.version }, sendKey),
      ),
    receive: (material: string, received: Received | null): Promise<void> =>
      queue((current, sendKey) =>
        putReceiving(id, { materials: { [material]: received }, version: current.version }, sendKey),
      ),
    useHistory: (isOn: boolean): Promise<void> =>
      queue((current, sendKey) => putHistory(id, { on: isOn, version: current.version }, sendKey)),
    leaveOut: (material: string, isOut: boolean): Promise<void> =>
      queue((current, sendKey) =>
        putLeftOut(id, { materials: leftOut(current, material, isOut), version: current.version }, sendKey),
      ),
    sign: ({ material, place }: SigningTask, how: SigningHow): Promise<void> =>
      queue((current, sendKey) =>
        postSignature(id, { material, place: place.id, how, version: current.version }, sendKey),
      ),
    upload: (file: File, material: string, onProgress: (share: number) => void): Promise<void> =>
      queue((_, sendKey) => uploadMaterial(id, { file, material, onProgress }, sendKey)),
    removeFile: (fileId: string): Promise<void> => queue((_, sendKey) => deleteMaterialFile(id, fileId, sendKey)),
  };
}

export type ApplicationState = ReturnType<typeof useApplication>;

function isChangedElsewhere(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 409 && error.code.endsWith('application-changed');
}

function committed(current: Application, material: string, isOn: boolean): string[] {
  const others = [...current.materials, ...current.pledges]
    .filter((one) => one.committed && one.key !== material)
    .map((one) => one.key);
  return isOn ? [...others, material] : others;
}

function leftOut(current: Application, material: string, isOut: boolean): string[] {
  const others = current.leftOut.filter((key) => key !== material);
  return isOut ? [...others, material] : others;
}
