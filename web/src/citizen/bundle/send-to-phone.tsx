import type { Answers } from '@yijian/core/contract';
import Button from 'antd/es/button';
import { pushNotice } from '../../api/messages.ts';
import { useMe } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { Problem } from '../../ui/problem.tsx';
import { words } from '../strings.ts';

/** 发到我的手机: for whoever is signed in; the inbox gets it too. */
export function SendToPhone({ bundle, answers }: { bundle: string; answers: Answers }) {
  const me = useMe().data;
  const sending = useWrite(pushNotice);
  if (me?.kind !== 'citizen') return null;
  return (
    <>
      <Button loading={sending.isBusy} onClick={() => void sending.run({ bundle, answers })}>
        {words.pushed.send}
      </Button>
      {sending.result && <output>{words.pushed.sent(sending.result.number)}</output>}
      <Problem problem={sending.problem} />
    </>
  );
}
