import Button from 'antd/es/button';
import { type PointerEvent, useRef, useState } from 'react';
import type { Drawing } from '../../api/applications.ts';
import styles from './signing.module.css';
import { words } from './strings.ts';

const text = words.signing;
const WIDTH = 1000;
const HEIGHT = 400;

/** 笔迹 as a picture. */
export function DrawnSignature({ drawing, label }: { drawing: Drawing; label: string }) {
  return (
    <svg className={styles.drawn} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <Lines drawing={drawing} />
    </svg>
  );
}

const Lines = ({ drawing }: { drawing: Drawing }) =>
  drawing.map((line, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- lines are only ever added at the end
    <polyline key={at} points={line.map((point) => point.join(',')).join(' ')} />
  ));

type Props = { label: string; isBusy: boolean; onDrawn: (drawing: Drawing) => void; onTyped: (name: string) => void };

/** 签名板: sign with finger, pen or mouse; who cannot draw types their name instead. */
export function SignaturePad({ label, isBusy, onDrawn, onTyped }: Props) {
  const [drawing, setDrawing] = useState<Drawing>([]);
  const isDown = useRef(false);
  const pointOf = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (share: number, most: number) => Math.max(0, Math.min(most, Math.round(share * most)));
    return [
      within((event.clientX - box.left) / box.width, WIDTH),
      within((event.clientY - box.top) / box.height, HEIGHT),
    ];
  };
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    const point = pointOf(event);
    setDrawing((now) => [...now, [point]]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (!isDown.current) return;
    const point = pointOf(event);
    setDrawing((now) => [...now.slice(0, -1), [...(now.at(-1) ?? []), point]]);
  };
  const up = (): void => {
    isDown.current = false;
  };
  return (
    <>
      <p className={styles.hint}>{text.drawHint}</p>
      <svg
        className={styles.pad}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text.pad(label)}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <line x1="60" y1="330" x2="940" y2="330" />
        <Lines drawing={drawing} />
      </svg>
      <div className={styles.buttons}>
        <Button type="primary" loading={isBusy} disabled={drawing.length === 0} onClick={() => onDrawn(drawing)}>
          {text.confirm}
          <span className="visually-hidden">{label}</span>
        </Button>
        <Button disabled={drawing.length === 0} onClick={() => setDrawing([])}>
          {text.clear}
        </Button>
      </div>
      <TypedName label={label} isBusy={isBusy} onTyped={onTyped} />
    </>
  );
}

function TypedName({ label, isBusy, onTyped }: Pick<Props, 'label' | 'isBusy' | 'onTyped'>) {
  const [name, setName] = useState('');
  return (
    <details className={styles.typed}>
      <summary>{text.typeInstead}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onTyped(name.trim());
        }}
      >
        <label>
          <span>{text.typeLabel}</span>
          <input value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </label>
        <Button htmlType="submit" loading={isBusy} disabled={name.trim() === ''}>
          {text.typeConfirm}
          <span className="visually-hidden">{label}</span>
        </Button>
      </form>
    </details>
  );
}
