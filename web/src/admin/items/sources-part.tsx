import { valueNames } from '@yijian/core/definitions';
import { SmallButton } from '../studio/form-parts.tsx';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { listAt, type Path, placeOf, textAt } from './item-path.ts';
import styles from './items.module.css';
import { ChoicePart, TextPart } from './parts.tsx';
import { ReferencePart } from './reference-part.tsx';
import { words } from './strings.ts';

const { fields, materials } = words;
type Props = { path: Path; title: string; add: string; kinds: Readonly<Record<string, string>> };

/** 来源 and 免交办法: in the order in which they are tried. */
export function SourcesPart({ path, title, add, kinds }: Props) {
  const { item, set, foundAt, lockedBy } = useEditing();
  const list = listAt(item, path);
  const why = lockedBy(path);
  const without = (at: number): void => {
    const rest = list.filter((_, index) => index !== at);
    set(path, rest.length === 0 ? undefined : rest);
  };
  return (
    <fieldset className={styles.basis} data-place={placeOf(item, path)}>
      <legend>{title}</legend>
      <FoundHere found={foundAt(path)} />
      {why !== null && <p className={styles.lockedWhy}>{why}</p>}
      {list.length === 0 && <p className={styles.none}>{fields.ask}</p>}
      {list.map((_, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a source has no id of its own
        <div key={at} className={styles.law}>
          <SourceBoxes path={[...path, at]} kinds={kinds} />
          {why === null && (
            <SmallButton danger label={`${words.list.remove} ${title} ${at + 1}`} onClick={() => without(at)}>
              {words.list.remove}
            </SmallButton>
          )}
        </div>
      ))}
      {why === null && (
        <SmallButton onClick={() => set(path, [...list, { kind: Object.keys(kinds)[0] }])}>{add}</SmallButton>
      )}
    </fieldset>
  );
}

/** What each kind of source needs to be told; a material's register way names a record, a field's an attribute. */
function SourceBoxes({ path, kinds }: { path: Path; kinds: Props['kinds'] }) {
  const { item } = useEditing();
  const kind = textAt(item, [...path, 'kind']);
  const ofMaterial = path.includes('ways');
  const at = (part: string): Path => [...path, part];
  return (
    <div className={styles.grid}>
      <KindPart path={path} kinds={kinds} />
      {kind === 'licence' && <ReferencePart path={at('licenceType')} kind="licenceType" label={materials.licence} />}
      {kind === 'register' && (
        <ChoicePart path={at('register')} names={valueNames.register!} label={materials.register} />
      )}
      {kind === 'register' && ofMaterial && <TextPart path={at('record')} label={materials.record} />}
      {kind === 'generated' && <TextPart path={at('note')} label={materials.note} />}
      {kind === 'commitment' && <TextPart path={at('text')} label={materials.promise} lines={2} wide />}
      {kind === 'output' && <ReferencePart path={at('item')} kind="item" label={fields.item} />}
      {kind === 'answer' && <QuestionPart path={at('question')} />}
      {!ofMaterial && kind !== 'answer' && <TextPart path={at('attribute')} label={fields.attribute} />}
    </div>
  );
}

/** Another kind of source begins empty: what the old kind was told has no meaning in it. */
function KindPart({ path, kinds }: { path: Path; kinds: Props['kinds'] }) {
  const { item, set, lockedBy } = useEditing();
  const kind = textAt(item, [...path, 'kind']);
  return (
    <select
      className={styles.kind}
      aria-label={fields.sources}
      value={kind}
      disabled={lockedBy(path) !== null}
      onChange={(event) => set(path, { kind: event.target.value })}
    >
      {Object.entries(kinds).map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function QuestionPart({ path }: { path: Path }) {
  const { questions } = useEditing();
  return (
    <ChoicePart
      path={path}
      names={Object.fromEntries(questions.map((question) => [question.id, question.text]))}
      label={fields.question}
    />
  );
}
