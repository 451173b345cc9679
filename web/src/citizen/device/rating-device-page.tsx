import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { sendRating } from '../../api/holdings.ts';
import { pairDevice, readDeviceScreen } from '../../api/messages.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useWrite } from '../../api/use-write.ts';
import { words } from '../strings.ts';
import styles from './device.module.css';
import { Face } from './faces.tsx';

const text = words.device;
const KEPT = 'yijian.rating-device';
const LOOK_MS = 2000;
const THANKS_MS = 5000;
const CODE_LENGTH = 8;
const GRADES = [5, 4, 3, 2, 1] as const;

/** 窗口评价器: a tablet in front of the visitor. Paired once by a code; then it waits, shows five faces, and says thank you. */
export default function RatingDevicePage() {
  const [device, setDevice] = useState(() => localStorage.getItem(KEPT));
  useEffect(() => {
    document.title = text.title;
  }, []);
  const keep = (token: string | null): void => {
    if (token === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, token);
    setDevice(token);
  };
  return (
    <main className={styles.device}>
      {device === null ? <Pairing onPaired={keep} /> : <Paired device={device} onLost={() => keep(null)} />}
    </main>
  );
}

function Pairing({ onPaired }: { onPaired: (device: string) => void }) {
  const [code, setCode] = useState('');
  const pairing = useWrite(pairDevice, { onDone: ({ device }) => onPaired(device) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.length === CODE_LENGTH) void pairing.run(code);
  };
  return (
    <form className={styles.pairing} onSubmit={submit}>
      <h1>{text.pair}</h1>
      <p>{text.pairHint}</p>
      <label htmlFor="pairing-code">{text.code}</label>
      <input
        id="pairing-code"
        value={code}
        inputMode="numeric"
        autoComplete="off"
        maxLength={CODE_LENGTH}
        onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, ''))}
      />
      {pairing.problem && (
        <p role="alert">
          {pairing.problem.reason}。{pairing.problem.remedy}
        </p>
      )}
      <button type="submit" disabled={pairing.isBusy || code.length !== CODE_LENGTH}>
        {text.pairButton}
      </button>
    </form>
  );
}

function Paired({ device, onLost }: { device: string; onLost: () => void }) {
  const [thanked, setThanked] = useState(false);
  const screen = useQuery({
    queryKey: ['rating-device', device],
    queryFn: () => readDeviceScreen(device),
    refetchInterval: LOOK_MS,
    retry: false,
  });
  const isLost = screen.error instanceof ApiProblem && screen.error.code === 'ratings.device-unknown';
  useEffect(() => {
    if (isLost) onLost();
  }, [isLost, onLost]);
  useEffect(() => {
    if (!thanked) return undefined;
    const timer = setTimeout(() => setThanked(false), THANKS_MS);
    return () => clearTimeout(timer);
  }, [thanked]);
  if (thanked) return <Still title={text.thanks}>{text.thanksHint}</Still>;
  if (screen.error && !isLost) return <Still title={text.away}>{text.awayHint}</Still>;
  if (!screen.data) return <Still title={text.title}>{text.loading}</Still>;
  const { asks, windowName } = screen.data;
  if (!asks) return <Still title={text.welcome(windowName)}>{text.welcomeHint}</Still>;
  return <Faces key={asks.token} token={asks.token} secondsLeft={asks.secondsLeft} onDone={() => setThanked(true)} />;
}

type FacesProps = { token: string; secondsLeft: number; onDone: () => void };

function Faces({ token, secondsLeft, onDone }: FacesProps) {
  const sending = useWrite(
    (grade: (typeof GRADES)[number], key) =>
      sendRating(token, { grade, details: [], named: false, via: 'device' }, key),
    { onDone },
  );
  return (
    <section className={styles.asking} aria-labelledby="device-ask">
      <h1 id="device-ask">{text.ask}</h1>
      <p>{text.askHint}</p>
      <div className={styles.faces}>
        {GRADES.map((grade) => (
          <button key={grade} type="button" disabled={sending.isBusy} onClick={() => void sending.run(grade)}>
            <Face grade={grade} />
            {words.rate.grades[grade - 1]}
          </button>
        ))}
      </div>
      {sending.problem && <p role="alert">{sending.problem.reason}</p>}
      <p className={styles.left}>{text.left(secondsLeft)}</p>
    </section>
  );
}

function Still({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.still} aria-live="polite">
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h1>{title}</h1>
      <p>{children}</p>
    </section>
  );
}
