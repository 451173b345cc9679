import type { Bundle, Finding, Question, ServiceItem } from '@yijian/core/contract';
import { BasicsForm } from './basics-form.tsx';
import { EligibilityForm } from './eligibility-form.tsx';
import { ExceptionForm } from './exception-form.tsx';
import { FiveOnesForm } from './five-ones-form.tsx';
import { MembersForm } from './members-form.tsx';
import { PromiseForm } from './promise-form.tsx';
import { QuestionsForm } from './questions-form.tsx';

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

/** 表单: the definition part by part; the order is that in which a new one is composed. */
export function BundleForm(props: FormProps) {
  return (
    <>
      <BasicsForm {...props} />
      <MembersForm {...props} />
      <QuestionsForm {...props} />
      <EligibilityForm {...props} />
      <PromiseForm {...props} />
      <FiveOnesForm {...props} />
      <ExceptionForm {...props} />
    </>
  );
}
