import type { DataElement } from '@yijian/core/contract';

/** 字数上限 in code points; the defaults are those of the server's check. */
export function lengthLimit(definition: DataElement): number {
  return definition.maxLength ?? (definition.type === 'longText' ? 2000 : 200);
}

/** 剩余字数: code points, so that 𠮷 counts as one character; negative when there are too many. */
export function pointsLeft(definition: DataElement, text: string): number {
  return lengthLimit(definition) - [...text].length;
}
