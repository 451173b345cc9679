import { useState } from 'react';
import type { ApplicationField } from '../../api/applications.ts';
import { anchorOf } from './anchors.ts';
import styles from './application-form.module.css';
import { EditedField } from './edited-field.tsx';
import { FieldValue } from './field-value.tsx';
import type { FormSection } from './open-fields.ts';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = { section: FormSection; state: ApplicationState; showsMissing: boolean; hidesKnown: boolean };

/** 一节: what must be filled in first, then what may be, then what is known. */
export function SectionFields({ section, state, showsMissing, hidesKnown }: Props) {
  const isEmpty = section.optional.every((field) => field.value === null);
  return (
    <>
      {section.fill.map((field) => (
        <EditedField key={field.key} field={field} state={state} showsMissing={showsMissing} />
      ))}
      {section.optional.length > 0 && (
        <details className={styles.more} open={!isEmpty || section.fill.length === 0}>
          <summary>{words.optional(section.optional.length)}</summary>
          {section.optional.map((field) => (
            <EditedField key={field.key} field={field} state={state} showsMissing={showsMissing} />
          ))}
        </details>
      )}
      {!hidesKnown && section.known.length > 0 && (
        <div className={styles.known} data-alone={section.fill.length + section.optional.length === 0}>
          <p className={styles.knownHead}>{words.prefilledList(section.known.length)}</p>
          {section.known.map((field) => (
            <KnownField key={field.key} field={field} state={state} showsMissing={showsMissing} />
          ))}
        </div>
      )}
    </>
  );
}

type KnownProps = { field: ApplicationField; state: ApplicationState; showsMissing: boolean };

/** A value with its source; 修改 turns it into a field, and the source's value can be had back. */
function KnownField({ field, state, showsMissing }: KnownProps) {
  const [isEditing, setEditing] = useState(false);
  if (!isEditing && field.problem === null) {
    return (
      <div id={anchorOf(`field:${field.key}`)}>
        <FieldValue
          label={field.label}
          definition={field.definition}
          value={field.value}
          sourceText={field.sourceText}
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
