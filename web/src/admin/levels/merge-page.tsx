import { tellDifference, tellPlace } from '@yijian/core/definitions';
import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type Choice, type MergeDetail, openMerge, takeOver } from '../../api/levels.ts';
import { useWrite } from '../../api/use-write.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useGo, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { ChangesList } from '../life/changes-list.tsx';
import { useCatalogueRefresh } from '../life/refresh.ts';
import { ConflictCards } from './conflict-cards.tsx';
import styles from './levels.module.css';
import { words } from './strings.ts';

const text = words.merge;

/** 一项上级变更: what comes by itself, what must be chosen, what of ours the level above overrules. */
export default function MergePage() {
  const code = usePathPart('code');
  return (
    <AdminShell title={words.merges.title}>
      <p>
        <PageLink to="/admin/levels">{words.merges.back}</PageLink>
      </p>
      <Opened key={code} code={code} />
    </AdminShell>
  );
}

function Opened({ code }: { code: string }) {
  const found = useQuery({ queryKey: ['merges', code], queryFn: () => openMerge(code), retry: false });
  if (found.isError) return <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={8} />;
  return <Merge key={found.data.above.to} merge={found.data} />;
}

type Choices = ReadonlyMap<string, Choice['take']>;

function Merge({ merge }: { merge: MergeDetail }) {
  const { code, name, above, conflicts, taken, overruled, body } = merge;
  const [choices, setChoices] = useState<Choices>(new Map());
  const go = useGo();
  const refresh = useCatalogueRefresh();
  const save = useWrite(
    (chosen: Choices, key: string) =>
      takeOver(code, { to: above.to, choices: [...chosen].map(([place, take]) => ({ place, take })) }, key),
    {
      onDone: async () => {
        await refresh();
        go(`/admin/catalogue/item/${encodeURIComponent(code)}?version=draft`);
      },
      onProblem: () => void refresh(),
    },
  );
  const bodies = [body, ...conflicts.flatMap((one) => [one.theirs, one.ours])];
  const told = (one: MergeDetail['taken'][number]) => ({ ...one, ...tellDifference(one, bodies) });
  const open = conflicts.length - choices.size;
  return (
    <>
      <h1>{text.title(name)}</h1>
      <p className="secondary">{text.above(above.name, above.from, above.to)}</p>
      {conflicts.length > 0 && (
        <ConflictCards
          conflicts={conflicts}
          choices={choices}
          placeOf={(path) => tellPlace(path, bodies)}
          onChoices={setChoices}
        />
      )}
      {overruled.length > 0 && (
        <Section title={text.overruled}>
          <ChangesList changes={overruled.map(told)} />
        </Section>
      )}
      <Section title={text.taken}>
        {taken.length === 0 ? <p className="secondary">{text.takenNone}</p> : <ChangesList changes={taken.map(told)} />}
      </Section>
      <div className={styles.actions}>
        <Button type="primary" loading={save.isBusy} disabled={open > 0} onClick={() => void save.run(choices)}>
          {text.save}
        </Button>
        {open > 0 && <output>{text.open(open)}</output>}
      </div>
      <Problem problem={save.problem} />
    </>
  );
}
