import { elementClasses, expandQuestions, partNames } from '@yijian/core/definitions';
import { type Finding, questionsInFull } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { useShared } from '../catalogue/use-shared.ts';
import { revealPart } from '../studio/reveal.ts';
import { safeBundle } from '../studio/safe-bundle.ts';
import { BasicsSection } from './basics-section.tsx';
import { ConditionsSection } from './conditions-section.tsx';
import { type Editing, EditingProvider } from './editing.ts';
import { FieldsSection } from './fields-section.tsx';
import { FoundCount, FoundHere } from './found-here.tsx';
import { type ItemBody, type Path, placeOf, textAt, withValue } from './item-path.ts';
import {
  findingsByPlace,
  findingsOfSection,
  findingsWithin,
  type SectionName,
  sectionNames,
  sectionsOf,
} from './item-sections.ts';
import styles from './items.module.css';
import { MaterialsSection } from './materials-section.tsx';
import { OnSiteSection } from './on-site-section.tsx';
import { ResultSection } from './result-section.tsx';
import { anchorOf, SectionCard } from './section-card.tsx';
import { StepsSection } from './steps-section.tsx';
import { words } from './strings.ts';

type Props = {
  history: DefinitionHistory;
  /** null while the text cannot be read */
  definition: unknown;
  findings: readonly Finding[];
  target: { place: string } | null;
  onItem: (item: ItemBody) => void;
  onText: () => void;
};
const bodies: Readonly<Record<Exclude<SectionName, 'rest'>, () => ReactNode>> = {
  basics: BasicsSection,
  conditions: ConditionsSection,
  materials: MaterialsSection,
  fields: FieldsSection,
  steps: StepsSection,
  onSite: OnSiteSection,
  result: ResultSection,
};

/** 按栏目改: the item by sections; every box changes one place and leaves all others as they are. */
export function ItemForm(props: Props) {
  const { definition, target } = props;
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (target !== null) revealPart(form.current, target.place.split('/').slice(1));
  }, [target]);
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition))
    return (
      <p className={styles.unreadable}>
        {words.unreadable} <Button onClick={props.onText}>{words.toText}</Button>
      </p>
    );
  return (
    <div ref={form}>
      <Sections {...props} item={definition as ItemBody} />
    </div>
  );
}

function Sections({ history, findings, onItem, onText, item }: Props & { item: ItemBody }) {
  const placed = useMemo(() => findingsByPlace(findings, item), [findings, item]);
  const lockedBy = useLocks(history, item);
  const shared = useShared();
  const questions = useMemo(
    () => questionsInFull(expandQuestions(safeBundle({ questions: item.questions }).questions, shared)),
    [item.questions, shared],
  );
  const editing: Editing = {
    item,
    set: (path, value) => onItem(withValue(item, path, value)),
    foundAt: (path) => placed.get(placeOf(item, path)) ?? [],
    foundWithin: (path) => findingsWithin(placed, placeOf(item, path)),
    lockedBy,
    questions,
    isPublished: history.definition.published !== null,
  };
  const above = textAt(item, ['inherits', 'item']);
  const rest = Object.keys(sectionsOf(item).rest);
  const shown = sectionNames.filter((section) => section !== 'rest' || rest.length > 0);
  return (
    <EditingProvider value={editing}>
      <nav className={styles.jumps} aria-label={words.jumpTo}>
        {shown.map((section) => (
          <Jump key={section} section={section} found={findingsOfSection(placed, section)} />
        ))}
      </nav>
      {above !== '' && <p className={styles.lockedNote}>{words.lockedNote(above)}</p>}
      <FoundHere found={placed.get('') ?? []} />
      {shown.map((section) => {
        const Body = section === 'rest' ? null : bodies[section];
        return (
          <SectionCard key={section} section={section} found={findingsOfSection(placed, section)}>
            {Body ? <Body /> : <Rest parts={rest} onText={onText} />}
          </SectionCard>
        );
      })}
    </EditingProvider>
  );
}

function Jump({ section, found }: { section: SectionName; found: readonly Finding[] }) {
  const go = (): void => {
    const card = document.getElementById(anchorOf(section));
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  };
  return (
    <button type="button" onClick={go}>
      {words.sections[section]} <FoundCount found={found} told={String(found.length)} />
    </button>
  );
}

/** 其他内容: what the sections do not show, by name. */
function Rest({ parts, onText }: { parts: readonly string[]; onText: () => void }) {
  return (
    <>
      <ul className={styles.restList}>
        {parts.map((part) => (
          <li key={part} data-place={part}>
            {partNames[part] ?? part}
          </li>
        ))}
      </ul>
      <Button onClick={onText}>{words.toText}</Button>
    </>
  );
}

/** 由上级统一: why a place cannot be changed here. */
function useLocks({ elements }: DefinitionHistory, item: ItemBody): Editing['lockedBy'] {
  const above = textAt(item, ['inherits', 'item']);
  return useMemo(() => {
    const classes = elementClasses({ elements });
    return (path: Path) =>
      above !== '' && classes.classOf(placeOf(item, path).split('/')) === 'common' ? words.locked : null;
  }, [above, elements, item]);
}
