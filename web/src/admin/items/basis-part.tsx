import { bodyWords } from '../catalogue/strings.ts';
import { SmallButton } from '../studio/form-parts.tsx';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { listAt, type Path, placeOf, textAt } from './item-path.ts';
import styles from './items.module.css';
import { ChoicePart, TextPart } from './parts.tsx';
import { words } from './strings.ts';

const text = words.basis;
const marks = bodyWords.provenance;

/** 依据: one law after another, each with how far it was checked; a list, or a single one for what rests on one law. */
export function BasisPart({ path, title, optional }: { path: Path; title?: string; optional?: boolean }) {
  const { item, set, foundAt, lockedBy } = useEditing();
  const list = listAt(item, path);
  const why = lockedBy(path);
  const without = (at: number): void => {
    const rest = list.filter((_, index) => index !== at);
    set(path, rest.length === 0 && optional ? undefined : rest);
  };
  return (
    <fieldset className={styles.basis} data-place={placeOf(item, path)}>
      <legend>{title ?? text.title}</legend>
      <FoundHere found={foundAt(path)} />
      {why !== null && <p className={styles.lockedWhy}>{why}</p>}
      {list.length === 0 ? null : why === null && <p className={styles.help}>{text.markHelp}</p>}
      {list.length === 0 && <p className={styles.none}>{text.none}</p>}
      {list.map((_, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a law has no id of its own
        <div key={at} className={styles.law}>
          <BasisBoxes path={[...path, at]} />
          {why === null && (
            <SmallButton danger label={`${words.list.remove} ${text.title} ${at + 1}`} onClick={() => without(at)}>
              {words.list.remove}
            </SmallButton>
          )}
        </div>
      ))}
      {why === null && (
        <SmallButton onClick={() => set(path, [...list, { law: '', provenance: { mark: 'memory' } }])}>
          {text.add}
        </SmallButton>
      )}
    </fieldset>
  );
}

/** The boxes of one law. */
export function BasisBoxes({ path }: { path: Path }) {
  const { item } = useEditing();
  const provenance: Path = [...path, 'provenance'];
  const isConfirmed = textAt(item, [...provenance, 'mark']) === 'confirmed';
  return (
    <div className={styles.grid}>
      <TextPart path={[...path, 'law']} label={text.law} />
      <TextPart path={[...path, 'article']} label={text.article} optional />
      <ChoicePart path={[...provenance, 'mark']} names={marks} label={text.mark} />
      <TextPart path={[...provenance, 'source']} label={text.source} optional />
      <TextPart path={[...path, 'gist']} label={text.gist} optional wide />
      {isConfirmed && <TextPart path={[...provenance, 'by']} label={text.by} optional />}
      {isConfirmed && <TextPart path={[...provenance, 'on']} label={text.on} hint="2026-01-01" optional />}
    </div>
  );
}
