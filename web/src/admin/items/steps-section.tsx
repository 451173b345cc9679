import { valueNames } from '@yijian/core/definitions';
import { BasisBoxes } from './basis-part.tsx';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { type Path, placeOf, textAt, valueAt } from './item-path.ts';
import styles from './items.module.css';
import { ListPart } from './list-part.tsx';
import { ChoicePart, NumberPart, TextPart } from './parts.tsx';
import { ReformPart } from './reform-part.tsx';
import { words } from './strings.ts';

const text = words.steps;
const { workingDay, calendarDay, workingHour, instant } = valueNames.unit!;
const units = { workingDay: workingDay!, calendarDay: calendarDay!, workingHour: workingHour!, instant: instant! };

/** 环节与时限: how long by law and by promise, and the steps with who does what in them. */
export function StepsSection() {
  const { item } = useEditing();
  const at = (path: Path, part: string): string => textAt(item, [...path, part]);
  return (
    <>
      <div className={styles.grid}>
        <DurationPart path={['promised']} label={text.promised} />
        <DurationPart path={['statutory']} label={text.statutory} mayBeNone />
        <ChoicePart path={['handling']} names={valueNames.handling!} optional />
      </div>
      <h3 className={styles.subhead}>{text.steps}</h3>
      <ListPart
        path={['steps']}
        add={text.add}
        base="step"
        blank={{ kind: 'review', name: valueNames.step!.review, post: 'reviewer', days: 1, standard: '' }}
        title={(path) => at(path, 'name')}
        summary={(path) =>
          [
            valueNames.post?.[at(path, 'post')] ?? at(path, 'post'),
            text.day(at(path, 'days')),
            at(path, 'standard'),
          ].join(' · ')
        }
      >
        {(path) => (
          <div className={styles.grid}>
            <TextPart path={[...path, 'name']} label={text.name} />
            <ChoicePart path={[...path, 'kind']} names={valueNames.step!} label={text.kind} />
            <ChoicePart path={[...path, 'post']} names={valueNames.post!} label={text.post} />
            <NumberPart path={[...path, 'days']} label={text.days} help={text.daysHelp} />
            <TextPart path={[...path, 'standard']} label={text.standard} help={text.standardHelp} lines={2} wide />
          </div>
        )}
      </ListPart>
      <LawOf path={['extraLevel']} title={text.extraLevel} />
      <LawOf path={['instant']} title={text.instant} />
      <LawOf path={['recordOnly']} title={text.recordOnly} />
      <ReformPart />
    </>
  );
}

/** 期限: a number and its unit; where the law says none, neither. */
function DurationPart({ path, label, mayBeNone }: { path: Path; label: string; mayBeNone?: boolean }) {
  const { item, set, foundWithin, lockedBy } = useEditing();
  const isNone = valueAt(item, path) === null;
  const why = lockedBy(path);
  const unit: Path = [...path, 'unit'];
  return (
    <fieldset className={styles.duration} data-place={placeOf(item, path)}>
      <legend>{label}</legend>
      {!isNone && (
        <>
          {textAt(item, unit) !== 'instant' && <AmountPart path={path} label={label} fixed={why} />}
          <UnitPart path={path} label={label} fixed={why} />
        </>
      )}
      {mayBeNone && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isNone}
            disabled={why !== null}
            onChange={(event) => set(path, event.target.checked ? null : { n: 20, unit: 'workingDay' })}
          />
          {text.none}
        </label>
      )}
      {why !== null && <p className={styles.lockedWhy}>{why}</p>}
      <FoundHere found={foundWithin(path)} />
    </fieldset>
  );
}

type BoxProps = { path: Path; label: string; fixed: string | null };

function AmountPart({ path, label, fixed }: BoxProps) {
  const { item, set } = useEditing();
  return (
    <input
      className={styles.amount}
      aria-label={`${label} ${text.amount}`}
      value={textAt(item, [...path, 'n'])}
      inputMode="numeric"
      readOnly={fixed !== null}
      onChange={(event) =>
        set([...path, 'n'], /^\d+$/.test(event.target.value) ? Number(event.target.value) : event.target.value)
      }
    />
  );
}

/** 单位: 当场 has no number. */
function UnitPart({ path, label, fixed }: BoxProps) {
  const { item, set } = useEditing();
  const unit = textAt(item, [...path, 'unit']);
  const choose = (next: string): void => {
    const n = next === 'instant' ? 0 : Number(valueAt(item, [...path, 'n'])) || 1;
    set(path, { ...(valueAt(item, path) as object), n, unit: next });
  };
  return (
    <select
      className={styles.unit}
      aria-label={`${label} ${text.unit}`}
      value={unit}
      disabled={fixed !== null}
      onChange={(event) => choose(event.target.value)}
    >
      {Object.entries(units).map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** 依据 of what only some items have: a fourth level, deciding at once. */
function LawOf({ path, title }: { path: Path; title: string }) {
  const { item, foundWithin } = useEditing();
  if (valueAt(item, path) === undefined) return null;
  return (
    <fieldset className={styles.basis} data-place={placeOf(item, path)}>
      <legend>{title}</legend>
      <FoundHere found={foundWithin(path)} />
      <BasisBoxes path={[...path, 'basis']} />
    </fieldset>
  );
}
