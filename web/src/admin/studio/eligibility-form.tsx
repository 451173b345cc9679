import type { FormProps } from './form-props.ts';
import styles from './form.module.css';
import { FormPart, SmallButton } from './form-parts.tsx';
import { numbered } from './new-bundle.ts';
import { problemsAt } from './problem-list.ts';
import { words } from './strings.ts';

const text = words.eligibility;

/** 适用条件: whom it is for, told before anybody applies. */
export function EligibilityForm({ bundle, problems, onBundle }: FormProps) {
  const set = (eligibility: FormProps['bundle']['eligibility']): void => onBundle({ ...bundle, eligibility });
  const add = (): void =>
    set([
      ...bundle.eligibility,
      { id: numbered('condition', new Set(bundle.eligibility.map((one) => one.id))), text: '' },
    ]);
  return (
    <FormPart
      title={text.title}
      note={text.note}
      place="eligibility"
      problems={problemsAt(problems, bundle.code, 'eligibility')}
    >
      <div className={styles.optionList}>
        {bundle.eligibility.map((condition, index) => (
          <span key={condition.id} className={styles.optionRow}>
            <input
              value={condition.text}
              placeholder={text.hint}
              aria-label={`${text.title} ${index + 1}`}
              onChange={(event) =>
                set(bundle.eligibility.map((one, at) => (at === index ? { ...one, text: event.target.value } : one)))
              }
            />
            <SmallButton
              danger
              label={`${text.remove} ${condition.text}`}
              onClick={() => set(bundle.eligibility.filter((_, at) => at !== index))}
            >
              ✕
            </SmallButton>
          </span>
        ))}
        <SmallButton onClick={add}>{text.add}</SmallButton>
      </div>
    </FormPart>
  );
}
