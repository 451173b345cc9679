import { checkValue } from '@yijian/core/forms';
import { useEffect, useState } from 'react';
import { type Application, type ApplicationField, type FieldValue, putValues } from '../api/applications.ts';
import { FieldInput } from '../ui/form/field-input.tsx';
import { FieldValue as KnownValue } from '../ui/form/field-value.tsx';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { anchorOf, type FieldGroups, isBlank } from './field-groups.ts';
import { words } from './strings.ts';
import type { Change } from './use-draft.ts';

type Props = { draft: Application; groups: FieldGroups; isTried: boolean; change: (one: Change) => Promise<void> };

/** 表单: what is missing stands first, open; what the system knows stands below, by section, to be read back. */
export function FormSection({ draft, groups, isTried, change }: Props) {
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const save = (field: ApplicationField, value: FieldValue): void =>
    void change((now, key) => putValues(now.applicationId, { values: { [field.key]: value }, version: now.version }, key));
  const open = groups.toFill.filter((field) => field.problem).length;
  const inputs = (fields: readonly ApplicationField[]) =>
    fields.map((field) => <OneField key={field.key} field={field} isTried={isTried} onSave={(value) => save(field, value)} />);
  return (
    <Section
      title={words.steps.form}
      aside={<span role="status">{open > 0 ? words.missing(open) : words.missingNone}</span>}
    >
      {draft.unavailable && draft.unavailable.length > 0 && <p className={styles.stale}>{words.unavailable}</p>}
      <div className={styles.fields}>{inputs(groups.toFill)}</div>
      {groups.optional.length > 0 && (
        <details className={styles.more}>
          <summary>{words.optionalFields(groups.optional.length)}</summary>
          <div className={styles.fields}>{inputs(groups.optional)}</div>
        </details>
      )}
      {groups.known.length > 0 && (
        <>
          <h3 className={styles.known}>{words.known(groups.known.length)}</h3>
          {sections(groups.known).map(([section, fields]) => (
            <div key={section} className={styles.knownSection}>
              <h4>{section}</h4>
              {fields.map((field) =>
                edited.has(field.key) ? (
                  <OneField key={field.key} field={field} isTried onSave={(value) => save(field, value)} />
                ) : (
                  <KnownValue
                    key={field.key}
                    label={field.label}
                    definition={field.definition}
                    value={field.value}
                    sourceText={field.sourceText}
                    onEdit={field.editable ? () => setEdited((now) => new Set(now).add(field.key)) : undefined}
                  />
                ),
              )}
            </div>
          ))}
        </>
      )}
      {groups.later.length > 0 && <p className="secondary">{words.notYet(groups.later.length)}</p>}
    </Section>
  );
}

function OneField({ field, isTried, onSave }: { field: ApplicationField; isTried: boolean; onSave: (value: FieldValue) => void }) {
  const [value, setValue] = useState<FieldValue>(field.value);
  const [isLeft, setLeft] = useState(false);
  useEffect(() => setValue(field.value), [JSON.stringify(field.value)]);
  const isAtOnce = ['choice', 'choices', 'boolean', 'date'].includes(field.definition.type);
  const wrong = isBlank(value) ? null : (checkValue(field.definition, value as string)[0]?.message ?? null);
  const missing = isTried && isBlank(value) ? (field.problem?.message ?? null) : null;
  const saveNow = (next: FieldValue): void => {
    if (JSON.stringify(next) !== JSON.stringify(field.value)) onSave(next);
  };
  return (
    <FieldInput
      id={anchorOf(`field:${field.key}`)}
      label={field.label}
      definition={field.definition}
      value={value}
      required={field.required}
      problem={(isLeft ? wrong : null) ?? missing}
      aside={words.usedBy([...new Set(field.uses.map((use) => use.item))])}
      onChange={(next) => {
        setValue(next);
        if (isAtOnce) saveNow(next);
      }}
      onDone={() => {
        setLeft(true);
        saveNow(value);
      }}
    />
  );
}

function sections(fields: readonly ApplicationField[]): [string, ApplicationField[]][] {
  const bySection = new Map<string, ApplicationField[]>();
  for (const field of fields) bySection.set(field.section, [...(bySection.get(field.section) ?? []), field]);
  return [...bySection];
}
