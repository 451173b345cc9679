import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listUrgingAuthorities, openUrging, type OversightFinding } from '../../api/oversight.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';
import styles from './cards.module.css';

const text = words.cards;
type Props = { card: OversightFinding; onDone: () => Promise<void>; onClose: () => void };

/** 开督办单: to which authority, and what it is to answer; the card says the rest. */
export function UrgeDialog({ card, onDone, onClose }: Props) {
  const [chosen, setChosen] = useState('');
  const [instruction, setInstruction] = useState('');
  const offices = useQuery({
    queryKey: ['oversight', 'urging', card.id],
    queryFn: () => listUrgingAuthorities(card.id),
  });
  const write = useWrite(openUrging, { onDone });
  const authority = chosen || offices.data?.[0]?.authority || '';
  const isReady = authority !== '' && instruction.trim() !== '';
  return (
    <ConfirmDialog
      title={`${text.urgeTitle}：${card.kindName}`}
      effect={text.urgeEffect}
      confirm={text.urgeConfirm}
      isBusy={write.isBusy}
      blocked={isReady ? null : text.urgeNeeds}
      onConfirm={() => isReady && void write.run({ finding: card.id, authority, instruction: instruction.trim() })}
      onClose={onClose}
    >
      <p>
        <b>{[card.bundleName, card.itemName].filter(Boolean).join(' · ')}</b>{' '}
        <span className="secondary number">{card.receiptNo}</span>
      </p>
      <p>
        {card.rule}（{card.basis}）{card.detail && <b> {card.detail}</b>}
      </p>
      <label className={styles.field}>
        {text.urgeTo}
        <select value={authority} onChange={(event) => setChosen(event.target.value)}>
          {offices.data?.map((one) => (
            <option key={one.authority} value={one.authority}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        {text.urgeText}
        <textarea
          rows={3}
          maxLength={2000}
          value={instruction}
          onChange={(event) => setInstruction(event.target.value)}
        />
      </label>
      <Problem problem={offices.error ?? write.problem} />
    </ConfirmDialog>
  );
}
