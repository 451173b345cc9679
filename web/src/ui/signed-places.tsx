import type { SignedPlace } from '../api/cases.ts';
import { shanghaiTime } from './shanghai-time.ts';
import { words } from './strings.ts';

/** 签署情况: what was signed, how, when, and which version, in one line each. */
export function SignedPlaces({ places }: { places: readonly SignedPlace[] }) {
  if (places.length === 0) return null;
  return (
    <ul>
      {places.map((one) => (
        <li key={`${one.material} ${one.place}`} className="secondary">
          {one.label}：{words.signedWays[one.way] ?? one.way}，<span className="number">{shanghaiTime(one.at)}</span>
        </li>
      ))}
    </ul>
  );
}
