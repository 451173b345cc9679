import type { Bundle } from '@yijian/core/contract';
import type { FormProps } from './form-props.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import styles from './form.module.css';
import { FormPart, Notes, SmallButton, TextBox } from './form-parts.tsx';
import { problemsAt } from './problem-list.ts';
import { words } from './strings.ts';

const text = words.promise;
type Rule = NonNullable<Bundle['promise']>[number];

/** 承诺时限 and 时限确认: what is promised outside, and what departments confirmed among themselves. */
export function PromiseForm({ bundle, questions, problems, items, onBundle }: FormProps) {
  const rules = bundle.promise ?? [];
  const set = (promise: Rule[]): void => onBundle({ ...bundle, promise: promise.length > 0 ? promise : undefined });
  return (
    <FormPart
      title={text.title}
      note={text.note}
      place="promise"
      problems={problemsAt(problems, bundle.code, 'promise')}
    >
      {rules.length === 0 && <p className={styles.emptyNote}>{text.single}</p>}
      {rules.map((rule, index) => (
        <div key={index} className={styles.member} data-place={`promise/${index}`}>
          <TextBox
            label={`${text.own}（${text.days}）`}
            value={String(rule.days)}
            inputMode="numeric"
            onValue={(days) =>
              /^\d{0,3}$/.test(days) &&
              set(rules.map((one, at) => (at === index ? { ...one, days: Number(days) } : one)))
            }
          />
          <p className={styles.label}>{text.when}</p>
          <ConditionBuilder
            rule={rule.when}
            questions={questions}
            onRule={(when) =>
              set(
                rules.map((one, at) => (at === index ? { days: one.days, ...(when !== undefined && { when }) } : one)),
              )
            }
          />
          <SmallButton danger onClick={() => set(rules.filter((_, at) => at !== index))}>
            {text.remove}
          </SmallButton>
        </div>
      ))}
      <div className={styles.row}>
        <SmallButton
          onClick={() => set([...rules, { days: Math.max(1, ...[...items.values()].map((item) => item.promised.n)) }])}
        >
          {text.add}
        </SmallButton>
      </div>
      <Confirmations bundle={bundle} items={items} problems={problems} />
    </FormPart>
  );
}

function Confirmations({ bundle, items, problems }: Pick<FormProps, 'bundle' | 'items' | 'problems'>) {
  const confirmations = bundle.confirmations ?? [];
  const nameOf = (id: string): string =>
    items.get(bundle.members.find((member) => member.id === id)?.item ?? '')?.name ?? id;
  return (
    <div className={styles.brought} data-place="confirmations">
      <p className={styles.label}>{words.confirmations.title}</p>
      <p className={styles.note}>{words.confirmations.note}</p>
      {confirmations.length === 0 && <p className={styles.note}>{words.confirmations.none}</p>}
      <ul>
        {confirmations.map((one) => (
          <li key={one.member}>
            <b>{nameOf(one.member)}</b>：{words.confirmations.line(one.days, one.by, one.on)}
            <span className={styles.memberNote}>{one.reference}</span>
          </li>
        ))}
      </ul>
      <Notes problems={problemsAt(problems, bundle.code, 'confirmations')} />
    </div>
  );
}
