import { valueNames } from '@yijian/core/definitions';
import { useEditing } from './editing.ts';
import { FoundHere } from './found-here.tsx';
import { listAt, textAt } from './item-path.ts';
import styles from './items.module.css';
import { ChoicePart, ChoicesPart, TextPart } from './parts.tsx';
import { ReferencePart } from './reference-part.tsx';
import { words } from './strings.ts';

const text = words.result;

/** 结果: what is given when it is done, whose seal it bears, how it reaches people. */
export function ResultSection() {
  const { item, foundAt, lockedBy } = useEditing();
  const kind = textAt(item, ['result', 'kind']);
  const attributes = listAt(item, ['result', 'attributes']);
  return (
    <>
      <FoundHere found={foundAt(['result'])} />
      <div className={styles.grid}>
        <TextPart path={['result', 'name']} label={text.name} />
        <ChoicePart path={['result', 'kind']} names={valueNames.result!} label={text.kind} />
        {(kind === 'licence' || textAt(item, ['result', 'licenceType']) !== '') && (
          <ReferencePart path={['result', 'licenceType']} kind="licenceType" label={text.licenceType} optional />
        )}
        <ReferencePart path={['result', 'holder']} kind="role" label={text.holder} optional />
        <ReferencePart
          path={['result', 'template']}
          kind="documentTemplate"
          label={text.template}
          help={text.templateHelp}
          optional
        />
        <ChoicePart path={['result', 'seal']} names={valueNames.seal!} empty={text.sealDefault} optional />
        <TextPart path={['result', 'sample']} label={text.sample} optional />
      </div>
      <ChoicesPart path={['result', 'delivery']} names={valueNames.delivery!} label={text.delivery} />
      {attributes.length > 0 && (
        <p className={styles.help} data-place="result/attributes">
          {text.attributes}：{attributes.map((_, at) => textAt(attributes, [at, 'id'])).join('、')}。
          {lockedBy(['result', 'attributes']) ?? text.attributesNote}
        </p>
      )}
      <FoundHere found={foundAt(['result', 'attributes'])} />
    </>
  );
}
