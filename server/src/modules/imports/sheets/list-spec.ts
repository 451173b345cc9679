import type { DefinitionKind } from '@yijian/core/contract';
import type { Cell } from './cells.ts';

/**
 * 列: title, place in the definition (parts joined by `.`; with `inRow` in the member of the list that the row stands for), how a
 * value is written, and what it is for. `orEmpty`: an empty cell is an empty list.
 */
export type Column = {
  title: string;
  path: string;
  cell: Cell;
  help: string;
  required?: true;
  inRow?: true;
  orEmpty?: true;
};

/** 清单: a table over definitions of one kind; `rows`: each row stands for one member of that list of the definition. */
export type ListSpec = {
  id: string;
  name: string;
  kind: DefinitionKind;
  rows?: string;
  /** what a new definition has besides its columns; absent: a row cannot make a new definition */
  blank?: Readonly<Record<string, unknown>>;
  columns: readonly Column[];
};
