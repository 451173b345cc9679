import { useState } from 'react';
import { Problem } from '../problem.tsx';
import { Section } from '../section.tsx';
import styles from './application-form.module.css';
import { MaterialList } from './material-list.tsx';
import { isToFill, openFields, sectionsOf, shortLabels } from './open-fields.ts';
import { PledgeList } from './pledge-list.tsx';
import { SectionFields } from './section-fields.tsx';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = {
  state: ApplicationState /** show what is missing, also where nothing was typed yet */;
  showsMissing?: boolean;
};

/**
 * 一张表 (FRM-01): all items' fields merged into one form, in sections; what is known stands there with its source, only what is
 * missing asks for attention. Then the materials. Every change is saved as soon as the person leaves it.
 */
export function ApplicationForm({ state, showsMissing = false }: Props) {
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { application } = state;
  if (!application) return null;
  const open = openFields(application.fields).length;
  const sections = sectionsOf(application.fields);
  const labels = shortLabels(application.fields);
  const known = application.fields.filter((field) => field.source !== 'applicant' && field.value !== null).length;
  return (
    <>
      <div className={styles.bar}>
        <p aria-live="polite">
          <b className={open > 0 ? undefined : styles.done}>{open > 0 ? words.stillToFill(open) : words.filledAll}</b>
          <span className="secondary">{words.prefilled(known, application.fields.length)}</span>
        </p>
        <label className={styles.only}>
          <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />
          {words.onlyOpen}
        </label>
        <HistorySwitch state={state} />
        <SaveMark state={state} />
      </div>
      {state.problem && <Problem problem={state.problem} onRetry={state.problem.mayRetry ? state.retry : undefined} />}
      {sections.filter(isToFill).map((section) => (
        <Section
          key={section.name}
          title={section.name}
          aside={missingWords(openFields([...section.fill, ...section.optional]).length)}
        >
          <SectionFields
            section={section}
            state={state}
            labels={labels}
            showsMissing={showsMissing}
            hidesKnown={onlyOpen}
          />
        </Section>
      ))}
      <MaterialList state={state} showsMissing={showsMissing} />
      <PledgeList state={state} showsMissing={showsMissing} />
      {!onlyOpen &&
        sections
          .filter((section) => !isToFill(section))
          .map((section) => (
            <Section key={section.name} title={section.name} aside={words.prefilledList(section.known.length)}>
              <SectionFields
                section={section}
                state={state}
                labels={labels}
                showsMissing={showsMissing}
                hidesKnown={false}
              />
            </Section>
          ))}
    </>
  );
}

/** 历史申请 on or off: shown when it fills something in, or was switched off. What was entered stays either way. */
function HistorySwitch({ state }: { state: ApplicationState }) {
  const { application } = state;
  const used = application?.fields.filter((field) => field.source === 'history').length ?? 0;
  if (!application || (used === 0 && application.usesHistory)) return null;
  return (
    <label className={styles.only}>
      <input
        type="checkbox"
        checked={application.usesHistory}
        onChange={(event) => void state.useHistory(event.target.checked)}
      />
      {application.usesHistory ? words.history(used) : words.historyOff}
    </label>
  );
}

const missingWords = (count: number): string => (count > 0 ? words.stillToFill(count) : words.filledAll);

/** 保存标记: said aloud too, so that nobody has to wonder. */
export function SaveMark({ state }: { state: ApplicationState }) {
  const text = state.isSaving ? words.saving : state.problem ? words.notSaved : state.isSaved ? words.saved : '';
  return (
    <output className={styles.saved} data-bad={state.problem !== null && !state.isSaving}>
      {text}
    </output>
  );
}
