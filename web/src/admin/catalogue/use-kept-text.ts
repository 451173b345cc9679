import { useEffect, useState } from 'react';

const PAUSE_MS = 600;
const STEPS_MAX = 200;

/** 正在改的文本, kept on this computer until it is saved, with every step back. */
export type KeptText = {
  text: string;
  setText: (text: string) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** found on this computer from the last time */
  wasKept: boolean;
  /** begins again from `text`; nothing is kept any more */
  restart: (text: string) => void;
  /** the server has `text` now; what was typed meanwhile stays */
  settle: (text: string) => void;
};
type Steps = { past: readonly string[]; text: string; future: readonly string[]; at: number };

/**
 * 自动留存: `name` is the definition's place; `start` what the server has; `from` its hash: what was kept of another state is not taken up,
 * so that nobody's later work is written over. A browser that keeps nothing still edits.
 */
export function useKeptText(name: string, start: string, from: string): KeptText {
  const key = `yijian.kept.${name}`;
  const [kept] = useState(() => recall(key, from));
  const [wasKept, setWasKept] = useState(kept !== null && kept !== start);
  const [base, setBase] = useState(start);
  const [steps, setSteps] = useState<Steps>({ past: [], text: kept ?? start, future: [], at: 0 });
  const { past, text, future } = steps;
  useEffect(() => keep(key, text === base ? null : { from, text }), [key, from, text, base]);
  const setText = (next: string): void => {
    setWasKept(false);
    setSteps((now) => {
      const isSameStroke = now.past.length > 0 && Date.now() - now.at < PAUSE_MS;
      const before = isSameStroke ? now.past : [...now.past.slice(-STEPS_MAX), now.text];
      return { past: before, text: next, future: [], at: Date.now() };
    });
  };
  const undo = (): void =>
    setSteps((now) => ({
      past: now.past.slice(0, -1),
      text: now.past.at(-1)!,
      future: [now.text, ...now.future],
      at: 0,
    }));
  const redo = (): void =>
    setSteps((now) => ({ past: [...now.past, now.text], text: now.future[0]!, future: now.future.slice(1), at: 0 }));
  const restart = (next: string): void => {
    setBase(next);
    setWasKept(false);
    setSteps((now) => (now.text === next ? now : { past: [...now.past, now.text], text: next, future: [], at: 0 }));
  };
  const settle = (saved: string): void => {
    setBase(saved);
    setWasKept(false);
  };
  return {
    text,
    setText,
    undo: past.length > 0 ? undo : null,
    redo: future.length > 0 ? redo : null,
    wasKept,
    restart,
    settle,
  };
}

type Stored = { from: string; text: string };

function recall(key: string, from: string): string | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Stored | null;
    return stored?.from === from ? stored.text : null;
  } catch {
    return null;
  }
}

function keep(key: string, stored: Stored | null): void {
  try {
    if (stored === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(stored));
  } catch {
    // Private windows and full disks may refuse; the text is still on the page.
  }
}
