import type { ApplicationField } from '../api/applications.ts';
import { EditedField } from '../ui/form/edited-field.tsx';
import { openFields, shortLabels } from '../ui/form/open-fields.ts';
import { SectionFields } from '../ui/form/section-fields.tsx';
import type { ApplicationState } from '../ui/form/use-application.ts';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import type { FieldGroups } from './field-groups.ts';
import { words } from './strings.ts';

type Props = { state: ApplicationState; groups: FieldGroups; showsMissing: boolean };

/** 表单: what is missing stands first, open; what the system knows stands below, by section, to be read back. */
export function FormSection({ state, groups, showsMissing }: Props) {
  const open = openFields(groups.toFill).length;
  const unavailable = state.application?.unavailable ?? [];
  const names = new Map(state.application?.preview.included.map((member) => [member.id, member.name]));
  const labels = shortLabels(state.application?.fields ?? []);
  const inputs = (fields: readonly ApplicationField[]) => (
    <div className={styles.fields}>
      {fields.map((field) => (
        <EditedField
          key={field.key}
          field={field}
          label={labels.get(field.key) ?? field.label}
          state={state}
          showsMissing={showsMissing}
          aside={usedBy(field, names)}
        />
      ))}
    </div>
  );
  return (
    <Section title={words.steps.form} aside={<output>{open > 0 ? words.missing(open) : words.missingNone}</output>}>
      {unavailable.length > 0 && <p className={styles.stale}>{words.unavailable}</p>}
      {inputs(groups.toFill)}
      {groups.optional.length > 0 && (
        <details className={styles.more}>
          <summary>{words.optionalFields(groups.optional.length)}</summary>
          {inputs(groups.optional)}
        </details>
      )}
      {groups.known.length > 0 && (
        <div className={styles.known}>
          <h3>{words.known(groups.known.length)}</h3>
          {bySection(groups.known).map(([name, known]) => (
            <div key={name} className={styles.knownSection}>
              <h4>{name}</h4>
              <SectionFields
                section={{ name, fill: [], optional: [], known }}
                state={state}
                labels={labels}
                showsMissing={showsMissing}
                hidesKnown={false}
              />
            </div>
          ))}
        </div>
      )}
      {groups.later.length > 0 && <p className="secondary">{words.notYet(groups.later.length)}</p>}
    </Section>
  );
}

const usedBy = (field: ApplicationField, names: ReadonlyMap<string, string>): string =>
  words.usedBy([...new Set(field.uses.map((use) => names.get(use.member) ?? use.item))]);

function bySection(fields: readonly ApplicationField[]): [string, ApplicationField[]][] {
  const sections = new Map<string, ApplicationField[]>();
  for (const field of fields) sections.set(field.section, [...(sections.get(field.section) ?? []), field]);
  return [...sections];
}
