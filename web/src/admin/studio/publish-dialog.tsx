import { NOT_FILED } from '@yijian/core/compile';
import type { Finding, Question } from '@yijian/core/contract';
import { useState } from 'react';
import { filePlan, publishBundle, type Studio } from '../../api/studio.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Findings } from '../findings.tsx';
import { placeWords } from '../place-words.ts';
import { isSame } from '@yijian/core/definitions';
import { Comparison } from '../life/changes-list.tsx';
import { LEAST, ReasonFields, reasonOf } from '../life/reason-fields.tsx';
import { words as life } from '../life/strings.ts';
import fields from '../life/life.module.css';
import styles from './publish.module.css';
import { untoldSituation } from './problem-panel.tsx';
import { words } from './strings.ts';
import type { EditedDefinition } from './use-definition.ts';

const text = words.publishing;

type Sent = { reason: string; legalBasis?: string; expectedHash?: string; number?: string };
/** The draft that was looked at, where there is one. */
const hashOf = ({ expectedHash }: { expectedHash?: string | undefined }): { expectedHash?: string } =>
  expectedHash === undefined ? {} : { expectedHash };

type Props = {
  edited: EditedDefinition;
  studio: Studio | null;
  problems: readonly Finding[];
  questions: readonly Question[];
  isCompiling: boolean;
  onPublished: (version: number) => Promise<void>;
  onJump: (place: string) => void;
  onClose: () => void;
};

/** 发布框: what changes, why, and on what footing; while something blocks, every such finding with its place instead. */
export function PublishDialog(props: Props) {
  const { edited, studio, problems } = props;
  const asked = studio?.draft?.review;
  const [reason, setReason] = useState(asked?.reason ?? '');
  const [legalBasis, setLegalBasis] = useState(asked?.legalBasis ?? '');
  const [filing, setFiling] = useState('');
  const asksFiling = problems.some(({ code }) => code === NOT_FILED);
  const blocking = problems.filter((problem) => problem.severity === 'block');
  const code = edited.bundle.code;
  const publish = useWrite(
    async ({ number, ...sent }: Sent, key: string) => {
      const filed =
        number === undefined ? undefined : await filePlan(code, { number, ...hashOf(sent) }, `${key}-filing`);
      return publishBundle(code, { ...sent, ...hashOf({ expectedHash: filed?.draft ?? sent.expectedHash }) }, key);
    },
    { onDone: ({ version }) => props.onPublished(version) },
  );
  const warned = problems.length - (asksFiling ? 1 : 0);
  const confirm = (): void =>
    void publish.run({
      ...reasonOf(reason, legalBasis),
      ...hashOf({ expectedHash: studio?.draft?.hash }),
      ...(asksFiling && { number: filing.trim() }),
    });
  const lacksFiling = asksFiling && filing.trim().length < LEAST;
  const blocked = blockedBy(blocking.length, props.isCompiling, reason) ?? (lacksFiling ? text.needFiling : null);
  return (
    <ConfirmDialog
      title={text.title(edited.bundle.name)}
      effect={blocking.length > 0 ? text.blockedEffect : text.effect((studio?.releases[0]?.version ?? 0) + 1)}
      confirm={text.confirm}
      isBusy={publish.isBusy}
      blocked={blocked}
      onConfirm={confirm}
      onClose={props.onClose}
    >
      {blocking.length > 0 ? (
        <Blocking {...props} blocking={blocking} />
      ) : (
        <>
          <Changes studio={studio} edited={edited} />
          {warned > 0 && <p className="secondary">{text.warned(warned)}</p>}
          {asked === null && <p className="secondary">{life.review.notAsked}</p>}
          {asksFiling && <FilingField filing={filing} onFiling={setFiling} />}
          <ReasonFields reason={reason} legalBasis={legalBasis} onReason={setReason} onLegalBasis={setLegalBasis} />
        </>
      )}
      <Problem problem={publish.problem} />
    </ConfirmDialog>
  );
}

/** 备案号 (THG-10), where the plan is not on record yet. */
function FilingField({ filing, onFiling }: { filing: string; onFiling: (typed: string) => void }) {
  return (
    <label className={fields.field}>
      {text.filing}
      <input
        maxLength={60}
        value={filing}
        placeholder={text.filingHint}
        onChange={(event) => onFiling(event.target.value)}
      />
    </label>
  );
}

function blockedBy(blocking: number, isCompiling: boolean, reason: string): string | null {
  if (blocking > 0) return text.blocked;
  if (isCompiling) return words.status.compiling;
  return reason.trim().length < LEAST ? text.needReason : null;
}

function Blocking({ blocking, edited, questions, onJump, onClose }: Props & { blocking: readonly Finding[] }) {
  const names = new Map(questions.map((question) => [question.id, question.text]));
  const jump = (place: string): void => {
    onClose();
    onJump(place);
  };
  return (
    <>
      <h3 className={styles.blockedTitle}>{text.blockedTitle(blocking.length)}</h3>
      <Findings
        findings={blocking}
        where={(finding) => (
          <button type="button" className={styles.jump} onClick={() => jump(finding.place)}>
            {placeWords(finding.place, `bundle:${edited.bundle.code}`, names) || words.panes.definition}
          </button>
        )}
        situation={(finding) => untoldSituation(finding, questions)}
      />
    </>
  );
}

function Changes({ studio, edited }: Pick<Props, 'studio' | 'edited'>) {
  if (!studio?.published) return <p className="secondary">{text.first}</p>;
  if (isSame(studio.published.body, edited.definition)) return <p className="secondary">{text.same}</p>;
  return <Comparison before={studio.published.body} after={edited.definition} />;
}
