import { sourceNames, valueNames } from '@yijian/core/definitions';
import { useKind } from '../catalogue/use-names.ts';
import { useShared } from '../catalogue/use-shared.ts';
import { conditionWords } from '../studio/conditions.ts';
import { BasisPart } from './basis-part.tsx';
import { useEditing } from './editing.ts';
import { type Path, textAt } from './item-path.ts';
import styles from './items.module.css';
import { ListPart } from './list-part.tsx';
import { ChoicePart, NumberPart, TextPart } from './parts.tsx';
import { ReferencePart } from './reference-part.tsx';
import { RulePart } from './rule-part.tsx';
import { SourcesPart } from './sources-part.tsx';
import { words } from './strings.ts';

const text = words.materials;
const blank = {
  material: '',
  holder: '',
  necessity: 'required',
  form: 'either',
  originals: 1,
  copies: 0,
  content: '',
  format: '',
  signature: '无',
  basis: [],
};
const ways = {
  licence: sourceNames.licence!,
  register: sourceNames.register!,
  generated: sourceNames.generated!,
  commitment: sourceNames.commitment!,
};

/** 材料: each with its six elements, when it is needed, and how it need not be brought. */
export function MaterialsSection() {
  const { item, questions } = useEditing();
  const shared = useShared();
  const types = new Map(useKind('materialType').map((row) => [row.code, row.name]));
  const at = (path: Path, part: string): string => textAt(item, [...path, part]);
  const summary = (path: Path): string =>
    [
      valueNames.necessity?.[at(path, 'necessity')],
      valueNames.form?.[at(path, 'form')],
      text.summary(at(path, 'originals'), at(path, 'copies')),
      conditionWords(at(path, 'when') || undefined, questions, shared),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <ListPart
      path={['materials']}
      add={text.add}
      base="material"
      blank={blank}
      title={(path) => types.get(at(path, 'material')) ?? at(path, 'material')}
      summary={summary}
    >
      {(path) => <MaterialBoxes path={path} />}
    </ListPart>
  );
}

function MaterialBoxes({ path }: { path: Path }) {
  const at = (part: string): Path => [...path, part];
  return (
    <>
      <div className={styles.grid}>
        <ReferencePart path={at('material')} kind="materialType" label={text.material} wide />
        <ChoicePart path={at('necessity')} names={valueNames.necessity!} />
        <ChoicePart path={at('form')} names={valueNames.form!} label={text.form} />
        <NumberPart path={at('originals')} label={text.originals} />
        <NumberPart path={at('copies')} label={text.copies} />
        <TextPart path={at('content')} label={text.content} help={text.contentHelp} lines={2} wide />
        <TextPart path={at('format')} label={text.format} help={text.formatHelp} />
        <TextPart path={at('signature')} label={text.signature} help={text.signatureHelp} />
        <ReferencePart path={at('holder')} kind="role" label={text.holder} />
        <ReferencePart path={at('path')} kind="subjectPath" label={text.path} optional />
        <TextPart path={at('period')} label={text.period} optional />
      </div>
      <SigningPart path={at('signing')} />
      <RulePart path={at('when')} label={text.when} />
      <SourcesPart path={at('ways')} title={text.ways} add={text.addWay} kinds={ways} />
      <TextPart path={at('keepReason')} label={text.keepReason} optional />
      <BasisPart path={at('basis')} />
    </>
  );
}

const blankPlace = { label: '', signer: 'applicant', means: 'signature', at: '' };

/** 签署位 (FRM-14): who signs or stamps where, in the order of signing. */
function SigningPart({ path }: { path: Path }) {
  const { item } = useEditing();
  const summary = (place: Path): string =>
    [
      valueNames.signer?.[textAt(item, [...place, 'signer'])],
      valueNames.means?.[textAt(item, [...place, 'means'])],
      textAt(item, [...place, 'at']),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <h4>{text.signing}</h4>
      <p className={styles.help}>{text.signingHelp}</p>
      <ListPart
        path={path}
        add={text.addPlace}
        blank={blankPlace}
        base="place"
        title={(place) => textAt(item, [...place, 'label'])}
        summary={summary}
      >
        {(place) => (
          <div className={styles.grid}>
            <TextPart path={[...place, 'label']} label={text.placeLabel} help={text.placeHelp} />
            <TextPart path={[...place, 'at']} label={text.placeAt} />
            <ChoicePart path={[...place, 'signer']} names={valueNames.signer!} label={text.signer} />
            <ChoicePart path={[...place, 'means']} names={valueNames.means!} label={text.means} />
          </div>
        )}
      </ListPart>
    </>
  );
}
