import Button from 'antd/es/button';
import { useState } from 'react';
import { type Fees, recordFee } from '../api/fees.ts';
import { useWrite } from '../api/use-write.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { shanghaiTime } from './shanghai-time.ts';
import { staffWords } from './staff-strings.ts';
import styles from './staff.module.css';
import { yuanOf } from './yuan.ts';

const text = staffWords.fees;
type Published = Fees['published'][number];
type Props = {
  at: { caseId: string; member: string };
  fees: Fees;
  onSettled: (problem: unknown) => Promise<void>;
};

/** 收费: the published standard, what was recorded, and the way to record what was just paid (OVS-01). */
export function FeesList({ at, fees, onSettled }: Props) {
  const [taking, setTaking] = useState<Published | null>(null);
  const recordedOf = (id: string) => fees.recorded.filter((one) => one.fee === id);
  return (
    <>
      <ul className={styles.fees}>
        {fees.published.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <span className="number">{text.standard(yuanOf(one.amountFen))}</span>
            {recordedOf(one.id).map((paid) => (
              <span key={paid.at} className="number">
                {text.paid(yuanOf(paid.amountFen), shanghaiTime(paid.at))}
              </span>
            ))}
            {recordedOf(one.id).length === 0 && <span className="secondary">{text.notYet}</span>}
            {fees.mayRecord && (
              <Button size="small" className="no-print" onClick={() => setTaking(one)}>
                {recordedOf(one.id).length === 0 ? text.record : text.recordAgain}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {taking && (
        <FeeDialog
          at={at}
          fee={taking}
          onClose={() => setTaking(null)}
          onSettled={async (problem) => {
            await onSettled(problem);
            setTaking(null);
          }}
        />
      )}
    </>
  );
}

type DialogProps = Omit<Props, 'fees'> & { fee: Published; onClose: () => void };

function FeeDialog({ at, fee, onClose, onSettled }: DialogProps) {
  const [amount, setAmount] = useState(yuanOf(fee.amountFen));
  const isAmount = /^\d{1,9}(\.\d{1,2})?$/.test(amount);
  const isOther = isAmount && Number(amount) !== Number(yuanOf(fee.amountFen));
  const send = useWrite((sent: string, key: string) => recordFee(at, { fee: fee.id, amount: sent }, key), {
    onDone: () => onSettled(null),
    onProblem: (problem) => void onSettled(problem),
  });
  return (
    <ConfirmDialog
      title={text.take(fee.name)}
      effect={isOther ? text.effectOther(yuanOf(fee.amountFen)) : text.effect}
      confirm={text.record}
      isBusy={send.isBusy}
      blocked={isAmount ? null : text.needAmount}
      onConfirm={() => void send.run(amount)}
      onClose={onClose}
    >
      <label className={styles.amount}>
        {text.amount}
        <input value={amount} inputMode="decimal" onChange={(event) => setAmount(event.target.value.trim())} />
      </label>
    </ConfirmDialog>
  );
}
