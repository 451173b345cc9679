import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { caseFilePath } from '../../api/cases.ts';
import { listVault, removeFromVault, stateValidity, type VaultPaper } from '../../api/holdings.ts';
import { useMe } from '../../api/session.ts';
import { useWrite } from '../../api/use-write.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FileLink } from '../../ui/file-link.tsx';
import { Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import { HoldingTabs } from './holding-tabs.tsx';
import styles from './holdings.module.css';

const text = words.materials;

/** 我的材料 (FRM-11): what was handed in, from which case, until when it counts, who opened it; and the way to take it out. */
export default function MaterialsPage() {
  const isCitizen = useMe().data?.kind === 'citizen';
  const found = useQuery({ queryKey: ['vault'], queryFn: listVault, enabled: isCitizen });
  const reload = (): void => void found.refetch();
  return (
    <CitizenPage isPersonal title={text.title}>
      <h1>{text.title}</h1>
      <HoldingTabs at="materials" />
      <p className="secondary">{text.hint}</p>
      <Problem problem={found.error} onRetry={reload} />
      {found.isPending && <LoadingBlock lines={6} />}
      {found.data?.length === 0 && (
        <Empty title={text.none} next={<PageLink to="/">{words.cases.start}</PageLink>}>
          {text.noneHint}
        </Empty>
      )}
      <ul className={styles.cards}>
        {(found.data ?? []).map((paper) => (
          <li key={paper.fileId}>
            <Paper paper={paper} onChange={reload} />
          </li>
        ))}
      </ul>
    </CitizenPage>
  );
}

type Props = { paper: VaultPaper; onChange: () => void };

function Paper({ paper, onChange }: Props) {
  const state = paper.latest ? paper.validity.is : 'older';
  const { until, statedBy } = paper.validity;
  const facts: [string, string][] = [
    [text.from, text.fromWords(paper.from.bundleName, paper.handedInOn)],
    ...(paper.usedIn.length > 0 ? [[text.usedIn, paper.usedIn.join('、')] as [string, string]] : []),
    [text.validity, until ? text.until(until, statedBy === 'owner') : text.noTerm],
    [text.openedBy, paper.openedBy.join('、') || text.openedNone],
  ];
  return (
    <article className={styles.card} data-active={state === 'valid'}>
      <div className={styles.cardHead}>
        <h2>{paper.material}</h2>
        <Light light={lights[state]} word={text.states[state]} />
      </div>
      <FileLink path={caseFilePath(paper.caseId, paper.fileId)} name={paper.name} />
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Change paper={paper} onChange={onChange} />
    </article>
  );
}

const lights = { valid: 'green', expired: 'red', noTerm: 'grey', older: 'grey' } as const;

function Change({ paper, onChange }: Props) {
  const [isOpen, setOpen] = useState<'validity' | 'remove' | null>(null);
  const done = { onDone: () => (setOpen(null), onChange()) };
  const state = useWrite((until: string | null, key) => stateValidity(paper.fileId, until, key), done);
  const remove = useWrite((_: null, key) => removeFromVault(paper.fileId, key), done);
  const isOwners = paper.validity.statedBy === 'owner';
  return (
    <>
      <div className={styles.acts}>
        <Button
          onClick={() => setOpen(isOpen === 'validity' ? null : 'validity')}
          aria-expanded={isOpen === 'validity'}
        >
          {isOwners ? text.change : text.state}
          <span className="visually-hidden">{paper.name}</span>
        </Button>
        <Button onClick={() => setOpen('remove')}>
          {text.remove}
          <span className="visually-hidden">{paper.name}</span>
        </Button>
      </div>
      {isOpen === 'validity' && (
        <ValidityForm
          paper={paper}
          isBusy={state.isBusy}
          onSave={(until) => void state.run(until)}
          onClear={isOwners ? () => void state.run(null) : null}
        />
      )}
      <Problem problem={state.problem ?? remove.problem} />
      {isOpen === 'remove' && (
        <ConfirmDialog
          title={text.removeTitle(paper.material)}
          effect={text.removeEffect}
          confirm={text.remove}
          danger
          isBusy={remove.isBusy}
          onConfirm={() => void remove.run(null)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

type FormProps = {
  paper: VaultPaper;
  isBusy: boolean;
  onSave: (until: string) => void;
  onClear: (() => void) | null;
};

function ValidityForm({ paper, isBusy, onSave, onClear }: FormProps) {
  const [until, setUntil] = useState(paper.validity.statedBy === 'owner' ? (paper.validity.until ?? '') : '');
  return (
    <form
      className={styles.validity}
      onSubmit={(event) => {
        event.preventDefault();
        if (until !== '') onSave(until);
      }}
    >
      <label>
        <span>{text.stateLabel}</span>
        <input type="date" value={until} min={paper.handedInOn} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={until === ''}>
        {text.save}
      </Button>
      {onClear && <Button onClick={onClear}>{text.clear}</Button>}
    </form>
  );
}
