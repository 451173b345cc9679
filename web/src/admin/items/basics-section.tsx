import { itemTypeNames, valueNames } from '@yijian/core/definitions';
import { BasisPart } from './basis-part.tsx';
import { useEditing } from './editing.ts';
import { listAt, textAt } from './item-path.ts';
import styles from './items.module.css';
import { ChoicePart, ChoicesPart, Part, TextPart } from './parts.tsx';
import { ReferencePart } from './reference-part.tsx';
import { words } from './strings.ts';

const text = words.basics;

/** 基本信息: name, type, codes, whose it is, the law it rests on. */
export function BasicsSection() {
  const { item, isPublished } = useEditing();
  const above = textAt(item, ['inherits', 'item']);
  return (
    <>
      <div className={styles.grid}>
        <TextPart path={['name']} help={text.nameHelp} wide />
        <TextPart path={['code']} fixed={words.codeFixed} />
        <ChoicePart path={['type']} names={itemTypeNames} />
        <ChoicePart path={['node']} names={valueNames.node!} label={text.node} />
        <TextPart path={['baseCode']} help={text.baseCodeHelp} optional />
        <TextPart path={['taskCode']} help={text.taskCodeHelp} optional />
        <ReferencePart path={['authority']} kind="authority" fixed={isPublished ? words.afterPublishing : null} />
        <ReferencePart path={['supervisor']} kind="authority" optional />
        <ReferencePart path={['decidingRegion']} kind="region" />
        <ReferencePart path={['regime']} kind="regime" />
        {above !== '' && <TextPart path={['inherits', 'item']} label={text.inherits} fixed={words.codeFixed} />}
        <KeywordsPart />
      </div>
      <ChoicesPart path={['audience']} names={valueNames.audience!} />
      <BasisPart path={['basis']} />
    </>
  );
}

/** 大家怎么叫它: several words in one box. */
function KeywordsPart() {
  const { item, set } = useEditing();
  const change = (typed: string): void => {
    const list = typed.split(/[、，,]/).map((one) => one.trimStart());
    set(['keywords'], typed === '' ? undefined : list);
  };
  return (
    <Part path={['keywords']} label={text.keywords} help={text.keywordsHelp}>
      {({ id, notes, fixed }) => (
        <input
          id={id}
          value={listAt(item, ['keywords']).join('、')}
          readOnly={fixed !== null}
          aria-describedby={notes}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Part>
  );
}
