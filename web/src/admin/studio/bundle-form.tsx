import { BasicsForm } from './basics-form.tsx';
import { EligibilityForm } from './eligibility-form.tsx';
import { ExceptionForm } from './exception-form.tsx';
import { FiveOnesForm } from './five-ones-form.tsx';
import type { FormProps } from './form-props.ts';
import { MembersForm } from './members-form.tsx';
import { PlanForm } from './plan-form.tsx';
import { PromiseForm } from './promise-form.tsx';
import { QuestionsForm } from './questions-form.tsx';

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
      <PlanForm {...props} />
      <ExceptionForm {...props} />
    </>
  );
}
