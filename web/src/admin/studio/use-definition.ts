import type { Bundle } from '@yijian/core/contract';
import { useMemo, useState } from 'react';
import { type ReadText, readText, type TextFormat, textOf } from './definition-text.ts';
import { safeBundle } from './safe-bundle.ts';

/** 正在编辑的定义: one text in two formats, its reading, and the last definition that could be read. */
export type EditedDefinition = {
  text: string;
  format: TextFormat;
  read: ReadText;
  /** what is compiled and saved: the last text that could be read */
  definition: unknown;
  /** the same, safe to show */
  bundle: Bundle;
  setText: (text: string) => void;
  setFormat: (format: TextFormat) => void;
  setBundle: (bundle: Bundle) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
};
type Step = { text: string; format: TextFormat; last: unknown };
type Steps = { past: readonly Step[]; now: Step; future: readonly Step[]; at: number };

const PAUSE_MS = 600;
const STEPS_MAX = 200;

/** 编辑定义 as text or in the form: what is changed in one shows in the other; every step can be taken back. */
export function useDefinition(initial: Bundle): EditedDefinition {
  const [steps, setSteps] = useState<Steps>(() => ({
    past: [],
    now: { text: textOf(initial, 'yaml'), format: 'yaml', last: initial },
    future: [],
    at: 0,
  }));
  const { past, now, future } = steps;
  const read = useMemo(() => readText(now.text), [now.text]);
  const definition = read.faults.length > 0 ? now.last : read.definition;
  const bundle = useMemo(() => safeBundle(definition), [definition]);
  return {
    text: now.text,
    format: now.format,
    read,
    definition,
    bundle,
    setText: (text) => setSteps(stepped(steps, { ...now, text, last: definition })),
    setFormat: (format) => {
      // A text that cannot be read cannot be written in another format, either.
      if (read.faults.length > 0) return;
      setSteps({ ...steps, now: { text: textOf(definition, format), format, last: definition } });
    },
    setBundle: (changed) =>
      setSteps(stepped(steps, { ...now, text: textOf(cleaned(changed), now.format), last: changed })),
    undo: past.length === 0 ? null : () => setSteps(stepBack(steps)),
    redo: future.length === 0 ? null : () => setSteps(stepForth(steps)),
  };
}

/** What is typed in one go is one step. */
function stepped({ past, now, at }: Steps, next: Step): Steps {
  const isSameStroke = past.length > 0 && Date.now() - at < PAUSE_MS;
  return { past: isSameStroke ? past : [...past.slice(-STEPS_MAX), now], now: next, future: [], at: Date.now() };
}

const stepBack = ({ past, now, future }: Steps): Steps => ({
  past: past.slice(0, -1),
  now: past.at(-1) ?? now,
  future: [now, ...future],
  at: 0,
});
const stepForth = ({ past, now, future }: Steps): Steps => ({
  past: [...past, now],
  now: future[0] ?? now,
  future: future.slice(1),
  at: 0,
});

/** Parts that are not set are left out. */
const cleaned = (bundle: Bundle): unknown =>
  Object.fromEntries(Object.entries(bundle).filter(([, value]) => value !== undefined));
