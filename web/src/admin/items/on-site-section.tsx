import { valueNames } from '@yijian/core/definitions';
import { BasisPart } from './basis-part.tsx';
import { useEditing } from './editing.ts';
import { textAt, valueAt } from './item-path.ts';
import styles from './items.module.css';
import { ListPart } from './list-part.tsx';
import { ChoicePart, ChoicesPart, NumberPart, TextPart } from './parts.tsx';
import { words } from './strings.ts';

const text = words.onSite;

/** 到现场与收费: where and when, whether one must come, what it costs. */
export function OnSiteSection() {
  const { item } = useEditing();
  return (
    <>
      <div className={styles.grid}>
        <TextPart path={['place']} wide />
        <TextPart path={['openHours']} wide />
        <TextPart path={['phone']} />
        <TextPart path={['complaintPhone']} />
        <NumberPart path={['visits', 'times']} label={text.times} />
        <TextPart path={['visits', 'reason']} label={text.reason} optional />
        <ChoicePart path={['onlineDepth']} names={valueNames.onlineDepth!} optional />
      </div>
      <ChoicesPart path={['filing']} names={valueNames.filing!} label={text.filing} optional />
      <h3 className={styles.subhead}>{text.fees}</h3>
      <ListPart
        path={['fees']}
        add={text.addFee}
        base="fee"
        blank={{ name: '', amountFen: 0, basis: [] }}
        title={(path) => textAt(item, [...path, 'name'])}
        summary={(path) => text.yuan(Number(valueAt(item, [...path, 'amountFen'])) || 0)}
      >
        {(path) => (
          <>
            <div className={styles.grid}>
              <TextPart path={[...path, 'name']} label={text.fee} />
              <NumberPart path={[...path, 'amountFen']} label={text.amount} scale={100} />
            </div>
            <BasisPart path={[...path, 'basis']} />
          </>
        )}
      </ListPart>
    </>
  );
}
