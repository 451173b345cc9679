import { reformModes } from '@yijian/core/contract';
import { partNames } from '@yijian/core/definitions';
import { BasisBoxes } from './basis-part.tsx';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { type Path, placeOf, textAt, valueAt } from './item-path.ts';
import styles from './items.module.css';
import { Part, TextPart } from './parts.tsx';
import { words } from './strings.ts';

const text = words.reform;
const path: Path = ['reform'];

/** 改革方式 (CAT-16): the mode, since when and on what basis; with 告知承诺 also what is told and promised. */
export function ReformPart() {
  const { item, foundAt } = useEditing();
  const mode = textAt(item, [...path, 'mode']);
  return (
    <fieldset className={styles.basis} data-place={placeOf(item, path)}>
      <legend>{partNames.reform}</legend>
      <FoundHere found={foundAt(path)} />
      <div className={styles.grid}>
        <ModePart />
        {mode !== '' && <TextPart path={[...path, 'on']} label={text.on} hint="2026-01-01" />}
      </div>
      {mode === 'commitment' && (
        <div className={styles.grid}>
          <TextPart path={[...path, 'commitment', 'informs']} help={text.informsHelp} lines={4} wide />
          <TextPart path={[...path, 'commitment', 'pledge']} lines={2} wide />
        </div>
      )}
      {mode !== '' && mode !== 'improved' && <BasisBoxes path={[...path, 'basis']} />}
    </fieldset>
  );
}

/** No mode takes the whole registration away; a new one begins with what it needs. */
function ModePart() {
  const { item, set } = useEditing();
  const choose = (mode: string): void => {
    if (mode === '') return set(path, undefined);
    const before = (valueAt(item, path) ?? {}) as Record<string, unknown>;
    const { commitment = { informs: '', pledge: '' }, ...rest } = before;
    const basis = mode === 'improved' ? {} : { basis: before.basis ?? { law: '', provenance: { mark: 'memory' } } };
    set(path, { on: '', ...rest, ...basis, mode, ...(mode === 'commitment' ? { commitment } : {}) });
  };
  return (
    <Part path={[...path, 'mode']} help={text.help}>
      {({ id, notes, isWrong, fixed }) => (
        <select
          id={id}
          value={textAt(item, [...path, 'mode'])}
          disabled={fixed !== null}
          aria-invalid={isWrong}
          aria-describedby={notes}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{text.none}</option>
          {Object.entries(reformModes).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Part>
  );
}
