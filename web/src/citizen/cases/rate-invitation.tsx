import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { readCaseRating } from '../../api/holdings.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.case;
const ASKED = 'yijian.asked-to-rate.';

/** 请评价: on the page of a concluded case, once as a dialog and then as a line; and for the visit at which it was handed in. */
export function RateInvitation({ caseId, isConcluded }: { caseId: string; isConcluded: boolean }) {
  const rating = useQuery({
    queryKey: ['rating-of', caseId, isConcluded],
    queryFn: () => readCaseRating(caseId),
    // The question stays open while what is known of the case is renewed.
    placeholderData: (before) => before,
  }).data;
  if (!rating) return null;
  return (
    <>
      {rating.rated && <p className={styles.rated}>{text.rated}</p>}
      {rating.token && <RateLine to={`/rate/${rating.token}`} title={text.rate} hint={text.rateHint} />}
      {isConcluded && rating.token && <PopUp caseId={caseId} to={`/rate/${rating.token}`} />}
      {rating.visit.token && (
        <RateLine to={`/rate/${rating.visit.token}`} title={words.rate.visit} hint={words.rate.visitHint} />
      )}
    </>
  );
}

/** 一条评价邀请: what is asked, and the way to it. */
export function RateLine({ to, title, hint }: { to: string; title: string; hint: string }) {
  return (
    <div className={styles.rate}>
      <p>
        <b>{title}</b>
        <span className="secondary">{hint}</span>
      </p>
      <PageLink to={to} className="link-button">
        {title}
      </PageLink>
    </div>
  );
}

/** Once per case and browser window: whoever says "later" is not asked again on every look. */
function PopUp({ caseId, to }: { caseId: string; to: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(() => sessionStorage.getItem(ASKED + caseId) === null);
  useEffect(() => {
    if (!isOpen) return;
    sessionStorage.setItem(ASKED + caseId, '1');
    if (!dialog.current?.open) dialog.current?.showModal();
  }, [isOpen, caseId]);
  if (!isOpen) return null;
  return (
    <dialog ref={dialog} className={styles.popUp} aria-labelledby="rate-pop-up" onClose={() => setOpen(false)}>
      <h2 id="rate-pop-up">{words.rate.ask}</h2>
      <p className="secondary">{text.rateHint}</p>
      <div className={styles.popUpFoot}>
        <PageLink to={to} className="link-button">
          {words.rate.now}
        </PageLink>
        <Button onClick={() => dialog.current?.close()}>{words.rate.later}</Button>
      </div>
    </dialog>
  );
}
