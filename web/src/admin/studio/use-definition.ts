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
};

/** 编辑定义 as text or in the form: what is changed in one shows in the other. */
export function useDefinition(initial: Bundle): EditedDefinition {
  const [state, setState] = useState(() => ({
    text: textOf(initial, 'yaml'),
    format: 'yaml' as TextFormat,
    last: initial as unknown,
  }));
  const read = useMemo(() => readText(state.text), [state.text]);
  const definition = read.faults.length > 0 ? state.last : read.definition;
  const bundle = useMemo(() => safeBundle(definition), [definition]);
  return {
    text: state.text,
    format: state.format,
    read,
    definition,
    bundle,
    setText: (text) => setState({ ...state, text, last: definition }),
    setFormat: (format) => {
      // A text that cannot be read cannot be written in another format, either.
      const text = read.faults.length > 0 ? state.text : textOf(definition, format);
      setState({ text, format: read.faults.length > 0 ? state.format : format, last: definition });
    },
    setBundle: (changed) => setState({ ...state, text: textOf(cleaned(changed), state.format), last: changed }),
  };
}

/** Parts that are not set are left out. */
const cleaned = (bundle: Bundle): unknown =>
  Object.fromEntries(Object.entries(bundle).filter(([, value]) => value !== undefined));
