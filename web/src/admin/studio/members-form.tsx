import type { Bundle } from '@yijian/core/contract';
import { useState } from 'react';
import { useOwnerNames } from '../catalogue/use-names.ts';
import { useShared } from '../catalogue/use-shared.ts';
import type { FormProps } from './form-props.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import { conditionWords } from './conditions.ts';
import styles from './form.module.css';
import { FormPart, Notes, SelectBox, SmallButton } from './form-parts.tsx';
import { ItemSearch } from './item-search.tsx';
import { changedMember, withMember, withoutMember } from './new-bundle.ts';
import { problemsAt } from './problem-list.ts';
import { words } from './strings.ts';

const text = words.members;
type Member = Bundle['members'][number];

/** 成员事项: what belongs to it, in which situation, and after whom. */
export function MembersForm(props: FormProps) {
  const { bundle, problems, onBundle } = props;
  const own = problems.filter((problem) => problem.place === `bundle:${bundle.code}/members`);
  return (
    <FormPart title={text.title} note={text.note} place="members" problems={own}>
      {bundle.members.length === 0 && <p className={styles.emptyNote}>{text.empty}</p>}
      <ol className={styles.members}>
        {bundle.members.map((member) => (
          <MemberCard key={member.id} member={member} {...props} />
        ))}
      </ol>
      <ItemSearch
        audience={bundle.audience}
        chosen={new Set(bundle.members.map((member) => member.item))}
        onChoose={(item) => onBundle(withMember(bundle, item))}
      />
    </FormPart>
  );
}

function MemberCard({ member, ...props }: FormProps & { member: Member }) {
  const { bundle, items, questions, problems, onBundle } = props;
  const [isOpen, setOpen] = useState(false);
  const owners = useOwnerNames();
  const shared = useShared();
  const variant = shared.variants.find((one) => one.code === member.variant);
  const item = items.get(member.item);
  const nameOf = (id: string): string => items.get(bundle.members.find((one) => one.id === id)?.item ?? '')?.name ?? id;
  const when = conditionWords(member.when, questions, shared);
  const confirmed = bundle.confirmations?.find((one) => one.member === member.id);
  return (
    <li className={styles.member} data-place={`members/${member.id}`} data-item={member.item}>
      <div className={styles.memberHead}>
        <b>{item?.name ?? member.item}</b>
        {member.variant !== undefined && (
          <span className={styles.memberNote}>{text.asVariant(variant?.name ?? member.variant)}</span>
        )}
        <span className={styles.memberNote}>
          {item && `${owners.get(item.authority) ?? item.authority} · ${text.days(item.promised.n)}`}
          {confirmed && ` · ${text.confirmed(confirmed.days)}`}
        </span>
      </div>
      <p className={styles.when} data-always={when === null}>
        {when ?? text.always}
      </p>
      {member.after && member.after.length > 0 && (
        <p className={styles.memberNote}>{words.plan.waits(member.after.map(nameOf).join('、'))}</p>
      )}
      <Notes
        problems={[
          ...problemsAt(problems, bundle.code, `members/${member.id}`),
          ...problems.filter((one) => one.severity === 'block' && one.place.startsWith(`item:${member.item}`)),
        ]}
      />
      {isOpen && <MemberEditor member={member} nameOf={nameOf} {...props} />}
      <div className={styles.row}>
        <SmallButton onClick={() => setOpen(!isOpen)}>{isOpen ? text.done : text.edit}</SmallButton>
        <SmallButton
          danger
          onClick={() => onBundle(withoutMember(bundle, member.id))}
          label={`${text.remove} ${item?.name ?? member.item}`}
        >
          {text.remove}
        </SmallButton>
      </div>
    </li>
  );
}

function MemberEditor({
  member,
  bundle,
  questions,
  nameOf,
  onBundle,
}: FormProps & { member: Member; nameOf: (id: string) => string }) {
  const set = (change: Partial<Member>): void => onBundle(changedMember(bundle, member.id, change));
  const after = member.after ?? [];
  const variants = useShared().variants.filter((one) => one.item === member.item);
  const toggle = (id: string): void => {
    const chosen = after.includes(id) ? after.filter((one) => one !== id) : [...after, id];
    set({ after: chosen.length > 0 ? chosen : undefined });
  };
  return (
    <div className={styles.editor}>
      {(variants.length > 0 || member.variant !== undefined) && (
        <SelectBox
          label={text.variant}
          value={member.variant ?? ''}
          empty={text.noVariant}
          options={variants.map(({ code, name }) => ({ code, label: name }))}
          onValue={(variant) => set({ variant: variant || undefined })}
        />
      )}
      <p className={styles.label}>{text.when}</p>
      <ConditionBuilder rule={member.when} questions={questions} onRule={(when) => set({ when })} />
      <fieldset className={styles.checks}>
        <legend>{text.after}</legend>
        {bundle.members
          .filter((one) => one.id !== member.id)
          .map((one) => (
            <label key={one.id}>
              <input type="checkbox" checked={after.includes(one.id)} onChange={() => toggle(one.id)} />
              {nameOf(one.id)}
            </label>
          ))}
        {bundle.members.length < 2 && <span className={styles.note}>{text.afterNone}</span>}
      </fieldset>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={member.mayOptOut ?? false}
          onChange={(event) => set({ mayOptOut: event.target.checked || undefined })}
        />
        {text.mayOptOut}
      </label>
      <SelectBox
        label={text.onFailure}
        value={member.onFailure ?? 'cancelDependants'}
        options={Object.entries(text.failure).map(([code, label]) => ({ code, label }))}
        onValue={(onFailure) => set({ onFailure: onFailure as Member['onFailure'] })}
      />
    </div>
  );
}
