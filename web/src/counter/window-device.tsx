import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { endVisit, offerPairing, readOwnDevice } from '../api/messages.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../ui/problem.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

const text = words.device;
const REFRESH_MS = 10_000;
const KEY = ['window-device'] as const;

/** 窗口评价器: pairing a tablet, and ending a reception that was for no application. What was answered is not shown here. */
export function WindowDevice() {
  const cache = useQueryClient();
  const device = useQuery({ queryKey: KEY, queryFn: readOwnDevice, refetchInterval: REFRESH_MS }).data;
  const again = () => cache.invalidateQueries({ queryKey: KEY });
  const pairing = useWrite(offerPairing, { onDone: again });
  const ending = useWrite(endVisit, { onDone: again });
  if (!device) return null;
  return (
    <div className={styles.windowDevice}>
      <span>{device.paired ? (device.asking ? text.asking : text.paired) : text.none}</span>
      {device.paired && (
        <Button disabled={device.asking} loading={ending.isBusy} onClick={() => void ending.run(null)}>
          {text.end}
        </Button>
      )}
      <Button type="text" loading={pairing.isBusy} onClick={() => void pairing.run(null)}>
        {device.paired ? text.pairAgain : text.pair}
      </Button>
      {pairing.result && !device.paired && (
        <output>
          {text.code}
          <b className="number">{pairing.result.code}</b>
          {text.codeHint(`${location.origin}/rating-device`)}
        </output>
      )}
      <Problem problem={ending.problem ?? pairing.problem} />
    </div>
  );
}
