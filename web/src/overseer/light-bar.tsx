import type { Lights } from '../api/oversight.ts';
import { PageLink } from '../ui/navigation.tsx';
import styles from './light-bar.module.css';
import { words } from './strings.ts';

const order = ['red', 'yellow', 'green', 'grey'] as const;
type Props = {
  lights: Lights;
  /** how many fill the whole width */
  most: number;
  /** of whom, for those who hear it */
  label: string;
  to: (light: string) => string;
  size?: 'large';
};

/** 灯色条: open ones by light side by side; each piece opens its cases. Colour, pattern and number together. */
export function LightBar({ lights, most, label, to, size }: Props) {
  return (
    <ul
      className={styles.bar}
      data-size={size}
      aria-label={label}
      style={{ width: `${most === 0 ? 0 : (100 * lights.open) / most}%` }}
    >
      {order
        .filter((light) => lights[light] > 0)
        .map((light) => (
          <li key={light} data-light={light} style={{ flexGrow: lights[light] }}>
            <PageLink
              to={to(light)}
              title={`${words.lights[light]} ${lights[light]}`}
              aria-label={`${label}，${words.lights[light]} ${lights[light]}`}
            >
              {lights[light]}
            </PageLink>
          </li>
        ))}
    </ul>
  );
}

/** 灯色说明. */
export function LightLegend() {
  return (
    <ul className={styles.legend}>
      {order.map((light) => (
        <li key={light} data-light={light}>
          {words.lights[light]}
        </li>
      ))}
    </ul>
  );
}
