import type { SharedRule, Situation, Variant, Versioned } from '@yijian/core/contract';
import { read } from './client.ts';

/** 共用的定义 in force: what bundles and items refer to by code. */
export type SharedDefinitions = {
  situations: Versioned<Situation>[];
  rules: Versioned<SharedRule>[];
  variants: Versioned<Variant>[];
};

export const readShared = (): Promise<SharedDefinitions> => read('/api/catalogue/shared');
