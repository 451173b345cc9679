import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import {
  type RatingInvitation,
  type RatingPlace,
  type RatingSent,
  readRating,
  sendRating,
} from '../../api/holdings.ts';
import { useWrite } from '../../api/use-write.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './holdings.module.css';

const text = words.rate;
const PLACES: readonly RatingPlace[] = ['message', 'kiosk'];

/** 好差评: five grades in words; a bad one says at once what follows from it. */
export default function RatePage() {
  const token = usePathPart('token');
  const asked = useQueryText('via');
  const found = useQuery({ queryKey: ['rating', token], queryFn: () => readRating(token) });
  const via = PLACES.find((place) => place === asked) ?? 'page';
  const sending = useWrite((rating: RatingSent, key) => sendRating(token, { ...rating, via }, key));
  const isDone = sending.result !== undefined;
  return (
    <CitizenPage title={text.title} width="narrow">
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock />}
      {(isDone || found.data?.rated) && (
        <Empty title={isDone ? text.thanks : text.rated} level={1} next={<PageLink to="/">{words.nav.home}</PageLink>}>
          {isDone ? text.thanksHint : text.ratedHint}
        </Empty>
      )}
      {found.data && !found.data.rated && !isDone && (
        <>
          <h1>{found.data.about === 'visit' ? text.askVisit : text.ask}</h1>
          <p className="secondary">{aboutWords(found.data)}</p>
          <RatingForm invitation={found.data} isBusy={sending.isBusy} onSend={(rating) => void sending.run(rating)} />
          <Problem problem={sending.problem} />
        </>
      )}
    </CitizenPage>
  );
}

const aboutWords = ({ about, bundleName, concludedOn }: RatingInvitation): string =>
  (about === 'visit' ? text.aboutVisit : text.about)(bundleName, concludedOn);

type FormProps = { invitation: RatingInvitation; isBusy: boolean; onSend: (rating: RatingSent) => void };
type Grade = RatingSent['grade'];
/** Best first: the grade that most people mean stands where the eye begins. */
const GRADES: readonly Grade[] = [5, 4, 3, 2, 1];
const LOW: Grade = 2;

function RatingForm({ invitation, isBusy, onSend }: FormProps) {
  const [grade, setGrade] = useState<Grade | null>(null);
  const [details, setDetails] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [isNamed, setNamed] = useState(false);
  const [isPressed, setPressed] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (grade !== null)
      onSend({ grade, details: [...details], named: isNamed, ...(said.trim() && { text: said.trim() }) });
  };
  const toggle = (id: string): void =>
    setDetails(details.includes(id) ? details.filter((one) => one !== id) : [...details, id]);
  return (
    <form className={styles.rating} onSubmit={submit}>
      <fieldset>
        <legend className="visually-hidden">{text.ask}</legend>
        <div className={styles.grades}>
          {GRADES.map((one) => (
            <label key={one} className={styles.grade}>
              <input type="radio" name="grade" checked={grade === one} onChange={() => setGrade(one)} />
              <span className={styles.mark} aria-hidden="true">
                {one}
              </span>
              {text.grades[one - 1]}
            </label>
          ))}
        </div>
      </fieldset>
      {grade !== null && grade <= LOW && <output className={styles.low}>{text.low}</output>}
      {invitation.questions.length > 0 && (
        <fieldset>
          <legend>{text.details}</legend>
          <div className={styles.chips}>
            {invitation.questions.map((question) => (
              <button
                key={question.id}
                type="button"
                aria-pressed={details.includes(question.id)}
                onClick={() => toggle(question.id)}
              >
                {question.text}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <label htmlFor="rating-text">{text.text}</label>
      <p className="secondary">{text.textHint}</p>
      <Input.TextArea
        id="rating-text"
        value={said}
        maxLength={500}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={(event) => setSaid(event.target.value)}
      />
      <fieldset>
        <legend>{text.named}</legend>
        {[false, true].map((named) => (
          <label key={String(named)} className={styles.named}>
            <input type="radio" name="named" checked={isNamed === named} onChange={() => setNamed(named)} />
            {named ? text.namedLabel : text.anonymous}
          </label>
        ))}
      </fieldset>
      {isPressed && grade === null && (
        <p role="alert" className={styles.slip}>
          {text.pick}
        </p>
      )}
      <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
        {text.submit}
      </Button>
    </form>
  );
}
