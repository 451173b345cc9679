import type { Bundle, Finding, Question, ServiceItem } from '@yijian/core/contract';

/** 表单的各部分 get the same: the bundle, how to change it, what was found in it, and what its items say. */
export type FormProps = {
  bundle: Bundle;
  isNew: boolean;
  items: ReadonlyMap<string, ServiceItem>;
  /** the bundle's own questions and those that its items bring along */
  questions: readonly Question[];
  problems: readonly Finding[];
  onBundle: (bundle: Bundle) => void;
};
