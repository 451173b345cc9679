import { useClock } from '../../api/session.ts';
import type { FormProps } from './form-props.ts';
import styles from './form.module.css';
import { AreaBox, FormPart, SmallButton, TextBox } from './form-parts.tsx';
import { problemsAt } from './problem-list.ts';
import { words } from './strings.ts';

const text = words.exception;

/** 例外说明: public; only where limits cannot be made to fit. */
export function ExceptionForm({ bundle, problems, onBundle }: FormProps) {
  const today = useClock().data?.today ?? '';
  const { exception } = bundle;
  const at = (part: string) => problemsAt(problems, bundle.code, `exception/${part}`);
  return (
    <FormPart title={text.title} note={text.note} place="exception">
      {exception === undefined ? (
        <div className={styles.row}>
          <SmallButton onClick={() => onBundle({ ...bundle, exception: { reason: '', approvedBy: '', on: today } })}>
            {text.add}
          </SmallButton>
        </div>
      ) : (
        <>
          <AreaBox
            label={text.reason}
            value={exception.reason}
            problems={at('reason')}
            onValue={(reason) => onBundle({ ...bundle, exception: { ...exception, reason } })}
          />
          <div className={styles.grid}>
            <TextBox
              label={text.approvedBy}
              value={exception.approvedBy}
              problems={at('approvedBy')}
              onValue={(approvedBy) => onBundle({ ...bundle, exception: { ...exception, approvedBy } })}
            />
            <TextBox
              label={text.on}
              value={exception.on}
              problems={at('on')}
              onValue={(on) => onBundle({ ...bundle, exception: { ...exception, on } })}
            />
          </div>
          <SmallButton danger onClick={() => onBundle({ ...bundle, exception: undefined })}>
            {text.remove}
          </SmallButton>
        </>
      )}
    </FormPart>
  );
}
