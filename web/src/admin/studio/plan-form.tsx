import { isPlanFiled } from '@yijian/core/compile';
import type { Bundle } from '@yijian/core/contract';
import { useOwnerNames } from '../catalogue/use-names.ts';
import type { FormProps } from './form-props.ts';
import styles from './form.module.css';
import { AreaBox, FormPart, SmallButton, TextBox } from './form-parts.tsx';
import { proposedPlan } from './new-bundle.ts';
import { problemsAt } from './problem-list.ts';
import { words } from './strings.ts';

const text = words.actionPlan;
type Plan = NonNullable<Bundle['plan']>;
const PARTS = ['collaboration', 'systems', 'sharing'] as const;

/** 实施方案 (THG-10): three parts, its version and who approved it; the record number is entered by who publishes. */
export function PlanForm({ bundle, items, problems, onBundle }: FormProps) {
  const owners = useOwnerNames();
  const nameOf = (authority: string): string => owners.get(authority) ?? authority;
  const { plan } = bundle;
  const at = (part: string) => problemsAt(problems, bundle.code, `plan/${part}`);
  const draft = (): void => {
    const partners = [...new Set([...items.values()].map((item) => nameOf(item.authority)))];
    onBundle({ ...bundle, plan: proposedPlan(nameOf(bundle.lead), partners) });
  };
  if (plan === undefined)
    return (
      <FormPart
        title={text.title}
        note={text.note}
        place="plan"
        problems={problemsAt(problems, bundle.code, 'plan')}
        aside={<SmallButton onClick={draft}>{text.fill}</SmallButton>}
      >
        {null}
      </FormPart>
    );
  const set = (change: Partial<Plan>): void => onBundle({ ...bundle, plan: { ...plan, ...change } });
  return (
    <FormPart title={text.title} note={text.note} place="plan">
      {PARTS.map((part) => (
        <AreaBox
          key={part}
          label={text.parts[part]}
          value={plan[part]}
          problems={at(part)}
          place={`plan/${part}`}
          onValue={(typed) => set({ [part]: typed, version: nextVersion(plan) })}
        />
      ))}
      <div className={styles.grid}>
        <TextBox
          label={text.approvedBy}
          value={plan.approvedBy}
          hint={text.approvedByHint}
          problems={at('approvedBy')}
          place="plan/approvedBy"
          onValue={(approvedBy) => set({ approvedBy })}
        />
        <TextBox
          label={text.version}
          value={String(plan.version)}
          inputMode="numeric"
          problems={at('version')}
          place="plan/version"
          onValue={(typed) => set({ version: Number(typed.replace(/\D/g, '')) || 1 })}
        />
      </div>
      <p className="secondary" data-place="plan/filing">
        {filingWords(bundle, plan)}
      </p>
    </FormPart>
  );
}

/** A plan that is on record keeps its version; what is changed becomes the next one. */
const nextVersion = (plan: Plan): number => (plan.filing?.version === plan.version ? plan.version + 1 : plan.version);

function filingWords(bundle: Bundle, { filing }: Plan): string {
  if (filing === undefined) return text.notFiled;
  return isPlanFiled(bundle) ? text.filed(filing.number, filing.on) : text.filedBefore(filing.version, filing.number);
}
