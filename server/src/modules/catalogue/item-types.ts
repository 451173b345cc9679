import { itemTypeNames } from '@yijian/core/definitions';

/** A guide says of a step in a bundle that it is no item by itself. */
const names: Readonly<Record<string, string>> = { ...itemTypeNames, '00': '办理环节(不单列事项)' };

/** 事项类型的名称; the code itself where the list has no such type. */
export const itemTypeName = (type: string): string => names[type] ?? type;
