import { useQuery } from '@tanstack/react-query';
import { readPlaces } from '../../api/halls.ts';
import { Section } from '../../ui/section.tsx';
import styles from './norms.module.css';
import { words } from './strings.ts';

const text = words.places;

/** 可以到哪里交: every hall, outlet or desk with a window that takes it in. */
export function PlacesSection({ of, code }: { of: 'items' | 'bundles'; code: string }) {
  const found = useQuery({ queryKey: ['places', of, code], queryFn: () => readPlaces(of, code) });
  if (!found.data) return null;
  return (
    <Section title={text.title} note={found.data.length === 0 ? undefined : text.hint} id="places">
      {found.data.length === 0 && <p>{text.none}</p>}
      <ul className={styles.places}>
        {found.data.map((place) => (
          <li key={place.hall}>
            <h3>{place.name}</h3>
            <dl className={styles.facts}>
              <div>
                <dt>{text.windows}</dt>
                <dd>{place.windows.map(({ number, name }) => text.window(number, name)).join('、')}</dd>
              </div>
              <div>
                <dt>{text.address}</dt>
                <dd>{place.address}</dd>
              </div>
              <div>
                <dt>{text.hours}</dt>
                <dd>{place.openHours}</dd>
              </div>
              <div>
                <dt>{text.phone}</dt>
                <dd>{place.phone}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </Section>
  );
}
