import type { Finding, Question } from '@yijian/core/contract';
import { createContext, useContext } from 'react';
import type { ItemBody, Path } from './item-path.ts';

/** 正在编辑的事项 as every section of the page gets it. */
export type Editing = {
  item: ItemBody;
  /** `value` undefined takes the property away */
  set: (path: Path, value: unknown) => void;
  /** what was found at this very place */
  foundAt: (path: Path) => readonly Finding[];
  /** what was found there and deeper */
  foundWithin: (path: Path) => readonly Finding[];
  /** 由上级统一: why it cannot be changed here; null where it can */
  lockedBy: (path: Path) => string | null;
  /** the item's own situation questions, as far as they can be read */
  questions: readonly Question[];
  isPublished: boolean;
};

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext.Provider;

/** The item that is being edited around here. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new TypeError('no item is being edited around here');
  return editing;
}
