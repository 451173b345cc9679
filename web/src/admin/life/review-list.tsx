import { useQuery } from '@tanstack/react-query';
import { listReviews } from '../../api/catalogue-life.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import styles from './life.module.css';
import { words } from './strings.ts';

const text = words.history;

/** 送审记录 (CAT-08): who submitted when and why, who decided what. */
export function ReviewList({ kind, code }: { kind: string; code: string }) {
  const found = useQuery({ queryKey: ['reviews', kind, code], queryFn: () => listReviews(kind, code) });
  return (
    <section className={styles.box} aria-label={text.reviews}>
      <h2>{text.reviews}</h2>
      <Problem problem={found.error} />
      {found.isPending && <LoadingBlock lines={2} />}
      {found.data?.reviews.length === 0 && <p className="secondary">{text.none}</p>}
      <ol className={styles.reviews}>
        {found.data?.reviews.map((review) => (
          <li key={review.submittedAt}>
            <p>
              <b>{text.version(review.version)}</b>{' '}
              <span className={styles.outcome} data-outcome={review.outcome ?? 'waiting'}>
                {text.outcomes[review.outcome ?? 'waiting']}
              </span>
            </p>
            <p className="secondary">
              {shanghaiTime(review.submittedAt)} {review.submittedBy} {words.submit.confirm}
            </p>
            <p>{review.reason}</p>
            {review.decidedAt && (
              <p className="secondary">
                {shanghaiTime(review.decidedAt)} {review.decidedBy}
              </p>
            )}
            {review.opinion && (
              <p>
                {text.opinion}
                {review.opinion}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
