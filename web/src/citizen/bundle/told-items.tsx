import type { Preview, PreviewMember } from '@yijian/core/contract';
import { Section } from '../../ui/section.tsx';
import { words } from '../strings.ts';
import styles from './told.module.css';

const text = words.bundle;
type Props = { preview: Preview; optedOut: readonly string[]; onOptOut: (optedOut: readonly string[]) => void };

/** 要办的事项: each with who does it, by when, what comes out and why; what may be left out can be left out here. */
export function ToldItems({ preview, optedOut, onOptOut }: Props) {
  const nameOf = (id: string): string => preview.included.find((member) => member.id === id)?.name ?? id;
  const toggle = (id: string, isOut: boolean): void =>
    onOptOut(isOut ? [...optedOut, id] : optedOut.filter((one) => one !== id));
  return (
    <Section title={text.toHandle}>
      <ol className={styles.items}>
        {preview.included.map((member) => (
          <li key={member.id} data-out={optedOut.includes(member.id)}>
            <h3>{member.name}</h3>
            {member.node === 'check' ? (
              <p className="secondary">{text.check}</p>
            ) : (
              <ItemFacts member={member} nameOf={nameOf} />
            )}
            {member.mayOptOut && (
              <label className={`${styles.optOut} no-print`}>
                <input
                  type="checkbox"
                  checked={optedOut.includes(member.id)}
                  onChange={(event) => toggle(member.id, event.target.checked)}
                />
                {text.optOut}
              </label>
            )}
          </li>
        ))}
      </ol>
      {preview.excluded.length > 0 && (
        <details className={styles.excluded}>
          <summary>
            {text.notIncluded}（{preview.excluded.length}）
          </summary>
          <ul>
            {preview.excluded.map((member) => (
              <li key={member.id}>
                <b>{member.name}</b>
                <span>{member.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function ItemFacts({ member, nameOf }: { member: PreviewMember; nameOf: (id: string) => string }) {
  const fee = member.fees.reduce((sum, one) => sum + one.amountFen, 0);
  const facts: [string, string | null][] = [
    [text.how, member.reform],
    [text.by, member.authorityName],
    [
      text.promise,
      member.promised.unit === 'workingHour' ? text.hours(member.promised.n) : text.days(member.promisedDays),
    ],
    [text.statutory, member.statutoryDays === null ? text.noStatutory : text.days(member.statutoryDays)],
    [text.after, member.after.length > 0 ? member.after.map(nameOf).join('、') : null],
    [text.result, member.result],
    [text.why, member.reason],
    [text.fees, fee === 0 ? text.free : text.yuan(fee)],
    [text.place, [member.place, member.openHours].filter(Boolean).join('，')],
    [text.contact, member.phone],
    [text.complaint, member.complaintPhone],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
