import type { Answers } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { pushNotice } from '../api/messages.ts';
import { useWrite } from '../api/use-write.ts';
import { Problem } from '../ui/problem.tsx';
import { Section } from '../ui/section.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

const text = words.sendNotice;

/** 告知单发到手机: with the visitor's consent, to the number they name; the number is forgotten once it is sent. */
export function SendNotice({ bundle, answers }: { bundle: string; answers: Answers }) {
  const [phone, setPhone] = useState('');
  const [hasConsent, setConsent] = useState(false);
  const sending = useWrite(pushNotice, {
    onDone: () => {
      setPhone('');
      setConsent(false);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void sending.run({ bundle, answers, phone: phone.trim(), consent: hasConsent });
  };
  return (
    <Section title={text.title} note={text.note}>
      <form className={styles.sendNotice} onSubmit={submit}>
        <label htmlFor="notice-phone">{text.phone}</label>
        <input
          id="notice-phone"
          type="tel"
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <label>
          <input type="checkbox" checked={hasConsent} onChange={(event) => setConsent(event.target.checked)} />{' '}
          {text.consent}
        </label>
        <Button htmlType="submit" loading={sending.isBusy} disabled={!hasConsent || phone.trim() === ''}>
          {text.send}
        </Button>
      </form>
      {sending.result && <output>{text.sent(sending.result.number)}</output>}
      <Problem problem={sending.problem} />
    </Section>
  );
}
