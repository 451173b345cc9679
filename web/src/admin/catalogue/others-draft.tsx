import Button from 'antd/es/button';
import { useState } from 'react';
import { Comparison } from '../life/changes-list.tsx';
import { words as life } from '../life/strings.ts';
import { words } from '../strings.ts';
import styles from './definition.module.css';

const text = words.definition;
type Props = {
  mine: unknown;
  others: unknown;
  /** who saved it and when, where that is known */
  by: string | null;
  at: string;
  onTake: () => void;
  onKeep: () => void;
};

/** 别人改了同一份草稿: what theirs says differently from mine; theirs is taken in, or mine saved over it. */
export function OthersDraft({ mine, others, by, at, onTake, onKeep }: Props) {
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.others} role="alert">
      <p>{text.changedMeanwhile(by ?? text.someone, at)}</p>
      <div className={styles.editButtons}>
        <Button onClick={() => setShown(!isShown)}>{isShown ? text.hideOthers : text.seeOthers}</Button>
        <Button onClick={onTake}>{text.takeOthers}</Button>
        <Button onClick={onKeep}>{text.keepMine}</Button>
      </div>
      {isShown && <Comparison before={mine} after={others} told={life.history.told} />}
    </div>
  );
}
