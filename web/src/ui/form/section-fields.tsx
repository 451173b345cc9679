import { useState } from 'react';
import type { ApplicationField } from '../../api/applications.ts';
import { anchorOf } from './anchors.ts';
import styles from './application-form.module.css';
import { EditedField } from './edited-field.tsx';
import { FieldValue } from './field-value.tsx';
import type { FormSection } from './open-fields.ts';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Labels = ReadonlyMap<string, string>;
type Props = {
  section: FormSection;
  state: ApplicationState;
  labels: Labels;
  showsMissing: boolean;
  hidesKnown: boolean;
};

/** 一节: what must be filled in first, then what may be, then what is known. */
export function SectionFields({ section, state, labels, showsMissing, hidesKnown }: Props) {
  const labelOf = (field: ApplicationField): string => labels.get(field.key) ?? field.label;
  const isAlone = section.fill.length + section.optional.length === 0;
  const isEmpty = section.optional.every((field) => field.value === null);
  return (
    <>
      <div className={styles.grid}>
        {section.fill.map((field) => (
          <EditedField key={field.key} field={field} label={labelOf(field)} state={state} showsMissing={showsMissing} />
        ))}
      </div>
      {section.optional.length > 0 && (
        <details className={styles.more} open={!isEmpty || section.fill.length === 0}>
          <summary>{words.optional(section.optional.length)}</summary>
          <div className={styles.grid}>
            {section.optional.map((field) => (
              <EditedField
                key={field.key}
                field={field}
                label={labelOf(field)}
                state={state}
                showsMissing={showsMissing}
              />
            ))}
          </div>
        </details>
      )}
      {!hidesKnown && section.known.length > 0 && (
        <div className={styles.known} data-alone={isAlone}>
          {!isAlone && <p className={styles.knownHead}>{words.prefilledList(section.known.length)}</p>}
          {section.known.map((field) => (
            <KnownField
              key={field.key}
              field={field}
              label={labelOf(field)}
              state={state}
              showsMissing={showsMissing}
            />
          ))}
        </div>
      )}
    </>
  );
}

type KnownProps = { field: ApplicationField; label: string; state: ApplicationState; showsMissing: boolean };

/** A value with its source; 修改 turns it into a field, and the source's value can be had back. */
function KnownField({ field, label, state, showsMissing }: KnownProps) {
  const [isEditing, setEditing] = useState(false);
  if (!isEditing && field.problem === null) {
    return (
      <div id={anchorOf(`field:${field.key}`)}>
        <FieldValue
          label={label}
          definition={field.definition}
          value={field.value}
          sourceText={field.sourceText}
          emptyText={field.source === 'output' ? words.later : undefined}
          onEdit={field.editable ? () => setEditing(true) : undefined}
        />
      </div>
    );
  }
  const giveBack = (): void => {
    setEditing(false);
    if (field.changed) void state.saveValue(field.key, null);
  };
  return (
    <EditedField
      field={field}
      label={label}
      state={state}
      showsMissing={showsMissing}
      takesFocus={isEditing}
      aside={
        <>
          {field.changed && (
            <button type="button" className={styles.link} onClick={giveBack}>
              {words.restorePlain}
            </button>
          )}
          <button type="button" className={styles.link} onClick={() => setEditing(false)}>
            {words.done}
          </button>
        </>
      }
    />
  );
}
