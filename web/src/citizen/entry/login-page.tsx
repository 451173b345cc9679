import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { leaveForProvince } from '../../api/account.ts';
import { type DemoLogin, type Me, readDemoLogins, useMe, useSessionActions, useSite } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { isOutsidePages } from './safe-back.ts';
import { useArriving } from './use-arriving.ts';
import styles from './entry.module.css';

const text = words.login;

/** 登录: only where it is needed; afterwards back to where one was. In the demonstration, one click per person. */
export default function LoginPage() {
  const me = useMe().data;
  const arrive = useArriving();
  const back = useQueryText('back');
  const { signIn } = useSessionActions();
  const entering = useWrite((given: { login: string; password: string }) => signIn(given.login, given.password), {
    onDone: (signedIn: Me) => arrive(signedIn, back),
  });
  const enter = (login: string, password: string): void => void entering.run({ login, password });
  return (
    <CitizenPage title={text.title}>
      <div className={styles.login}>
        <div>
          <h1>{text.title}</h1>
          <p className="secondary">{hintFor(back)}</p>
          <ProvinceEntry back={back} />
          <AccountForm isBusy={entering.isBusy} onEnter={enter} />
          <Problem problem={entering.problem} />
        </div>
        {me?.demo && <DemoLogins isKiosk={me.terminal !== null} isBusy={entering.isBusy} onEnter={enter} />}
      </div>
    </CitizenPage>
  );
}

function hintFor(back: string | null): string {
  if (!back || back === '/') return text.hint;
  return isOutsidePages(back) ? text.forApplication : text.back;
}

/** 省统一身份认证 first: one account for people, enterprises and staff. Nothing where none is connected. */
function ProvinceEntry({ back }: { back: string | null }) {
  const isConnected = Boolean(useSite().data?.province);
  const leaving = useWrite(() => leaveForProvince(back));
  if (!isConnected) return null;
  return (
    <div className={styles.province}>
      <Button type="primary" size="large" block loading={leaving.isBusy} onClick={() => void leaving.run(null)}>
        {text.province}
      </Button>
      <p className="secondary">{text.provinceHint}</p>
      <Problem problem={leaving.problem} />
      <p className={styles.or}>{text.or}</p>
    </div>
  );
}

type EnterProps = { isBusy: boolean; onEnter: (login: string, password: string) => void };

function AccountForm({ isBusy, onEnter }: EnterProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [slip, setSlip] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (login.trim() && password) onEnter(login.trim(), password);
    setSlip(login.trim() && password ? null : text.fill);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="login">{text.account}</label>
      <Input
        id="login"
        autoComplete="username"
        value={login}
        maxLength={64}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor="password">{text.password}</label>
      <Input
        id="password"
        type="password"
        autoComplete="current-password"
        value={password}
        maxLength={200}
        onChange={(event) => setPassword(event.target.value)}
      />
      {slip && (
        <p role="alert" className={styles.slip}>
          {slip}
        </p>
      )}
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {text.submit}
      </Button>
    </form>
  );
}

const SHOWN_PER_FACE = 4;

function DemoLogins({ isKiosk, isBusy, onEnter }: EnterProps & { isKiosk: boolean }) {
  const logins =
    useQuery({ queryKey: ['demo-logins'], queryFn: readDemoLogins, staleTime: Number.POSITIVE_INFINITY }).data ?? [];
  const faces = Object.keys(text.groups).filter(
    (face) => (!isKiosk || face === 'citizen') && logins.some((one) => one.face === face),
  );
  return (
    <section className={styles.demo}>
      <h2>{text.demo}</h2>
      <p className="secondary">{text.demoHint}</p>
      {faces.map((face) => {
        const own = logins.filter((one) => one.face === face);
        const rest = own.slice(SHOWN_PER_FACE);
        return (
          <div key={face}>
            <h3>{text.groups[face]}</h3>
            <LoginCards logins={own.slice(0, SHOWN_PER_FACE)} isBusy={isBusy} onEnter={onEnter} />
            {rest.length > 0 && (
              <details className={styles.more}>
                <summary>
                  {text.more}（{rest.length}）
                </summary>
                <LoginCards logins={rest} isBusy={isBusy} onEnter={onEnter} />
              </details>
            )}
          </div>
        );
      })}
    </section>
  );
}

function LoginCards({ logins, isBusy, onEnter }: EnterProps & { logins: readonly DemoLogin[] }) {
  return (
    <ul className={styles.cards}>
      {logins.map((one) => (
        <li key={one.login}>
          <button type="button" disabled={isBusy} onClick={() => onEnter(one.login, one.password)}>
            <b>{one.name}</b>
            <span>{one.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
