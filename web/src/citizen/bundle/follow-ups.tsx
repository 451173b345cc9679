import { useQuery } from '@tanstack/react-query';
import { readFollowUps } from '../../api/bundles.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { Section } from '../../ui/section.tsx';
import { words } from '../strings.ts';
import styles from './told.module.css';

const text = words.followUps;

/** 后续可办: what often comes after this one, and what of it is in hand already. Nothing when nothing is known. */
export function FollowUps({ bundle }: { bundle: string }) {
  const found = useQuery({ queryKey: ['follow-ups', bundle], queryFn: () => readFollowUps(bundle) });
  if (!found.data || found.data.length === 0) return null;
  return (
    <Section title={text.title} note={text.note}>
      <ul className={styles.followUps}>
        {found.data.map((one) => (
          <li key={one.bundle}>
            <PageLink to={`/citizen/bundles/${encodeURIComponent(one.bundle)}`}>{one.name}</PageLink>
            {one.when && <span>{one.when}</span>}
            {one.inHand.length > 0 && <span className={styles.inHand}>{text.inHand(one.inHand)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
