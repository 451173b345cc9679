import type { Preview } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { useEffect, useRef, useState } from 'react';
import { openApplication } from '../../api/applications.ts';
import type { BundleDetail } from '../../api/bundles.ts';
import { type Me, type Principal, useMe, useSessionActions } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { useGo } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';
import { bundleAddress, type readPlace } from './answers-address.ts';
import styles from './told.module.css';

const text = words.bundle;
type Props = { bundle: BundleDetail; preview: Preview; place: ReturnType<typeof readPlace> };

/** 开始办理: signing in only now, and coming back here; then for whom, where that is open; then the form. */
export function Begin({ bundle, preview, place }: Props) {
  const me = useMe().data;
  const go = useGo();
  const { actFor } = useSessionActions();
  const [isChoosing, setChoosing] = useState(false);
  const opening = useWrite(openApplication, {
    onDone: ({ applicationId }) => go(`/citizen/applications/${applicationId}`),
  });
  const open = (): void =>
    void opening.run({
      bundle: bundle.code,
      answers: preview.answers,
      ...(place.optedOut.length > 0 && { optedOut: place.optedOut }),
    });
  const choose = async (principal: Principal): Promise<void> => {
    await actFor(principal);
    open();
  };
  const begin = (): void => {
    if (!me || me.kind === 'visitor') {
      const back = bundleAddress(bundle.code, preview.answers, { start: true, optedOut: place.optedOut });
      go(`/login?back=${encodeURIComponent(back)}`);
    } else if (me.principal && fitting(me, bundle).some((one) => one.id === me.principal?.id)) open();
    else if (fitting(me, bundle).length === 1) void choose(fitting(me, bundle)[0]!);
    else setChoosing(true);
  };
  useStartOnReturn(place.start && me !== undefined && me.kind !== 'visitor', begin);
  return (
    <div className={styles.beginBox}>
      <Button type="primary" size="large" loading={opening.isBusy} onClick={begin}>
        {me?.kind === 'visitor' ? text.beginLogin : text.begin}
      </Button>
      <span className="secondary">{text.beginHint}</span>
      {isChoosing && me && (
        <WhoFor me={me} choices={fitting(me, bundle)} onChoose={(principal) => void choose(principal)} />
      )}
      <Problem problem={opening.problem} />
    </div>
  );
}

/** Coming back from signing in goes on where the person was, once. */
function useStartOnReturn(mayStart: boolean, begin: () => void): void {
  const started = useRef(false);
  useEffect(() => {
    if (!mayStart || started.current) return;
    started.current = true;
    begin();
  });
}

/** For whom this person could begin this bundle: themselves, or an enterprise of theirs. */
function fitting(me: Me, bundle: BundleDetail): Principal[] {
  const kind = bundle.audience === 'enterprise' ? 'organisation' : 'person';
  return me.kind === 'citizen' ? me.principals.filter((principal) => principal.kind === kind) : [];
}

type WhoForProps = { me: Me; choices: readonly Principal[]; onChoose: (principal: Principal) => void };

function WhoFor({ me, choices, onChoose }: WhoForProps) {
  if (me.kind === 'staff') return <p role="alert">{text.staffOnly}</p>;
  if (choices.length === 0) return <p role="alert">{text.enterpriseOnly}</p>;
  return (
    <fieldset className={styles.whoFor}>
      <legend>{text.whoFor}</legend>
      {choices.map((principal) => (
        <Button key={principal.id} onClick={() => onChoose(principal)}>
          {principal.name}
        </Button>
      ))}
    </fieldset>
  );
}
