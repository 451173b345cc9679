import Button from 'antd/es/button';
import { useState } from 'react';
import { type Adoption, adoptAspect, type AspectRow } from '../../../api/benchmarks.ts';
import { useWrite } from '../../../api/use-write.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { TextField } from '../../../ui/definition-picker.tsx';
import { PageLink } from '../../../ui/navigation.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { useCatalogueRefresh } from '../../life/refresh.ts';
import { words as text } from './strings.ts';

type Props = { item: string; benchmark: string; city: string; row: AspectRow };
const LEAST = 2;

/** 采纳 of one cell, with the reason; tells afterwards whether a draft of the item came of it. */
export function AdoptButton({ item, benchmark, city, row }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const refresh = useCatalogueRefresh();
  const adopt = useWrite(
    (why: string, key: string) => adoptAspect(benchmark, { aspect: row.aspect, reason: why }, key),
    {
      onDone: async () => {
        setAsking(false);
        await refresh();
      },
    },
  );
  if (adopt.result) return <Told adoption={adopt.result} item={item} />;
  return (
    <>
      <Button size="small" aria-label={text.adoptTitle(city, row.name)} onClick={() => setAsking(true)}>
        {text.adopt}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={text.adoptTitle(city, row.name)}
          effect={text.adoptEffect}
          confirm={text.adopt}
          isBusy={adopt.isBusy}
          blocked={reason.trim().length < LEAST ? text.needReason : null}
          onConfirm={() => void adopt.run(reason.trim())}
          onClose={() => setAsking(false)}
        >
          <TextField label={text.reason} value={reason} most={300} isLong onValue={setReason} />
          <Problem problem={adopt.problem} />
        </ConfirmDialog>
      )}
    </>
  );
}

function Told({ adoption, item }: { adoption: Adoption; item: string }) {
  const at = `/admin/catalogue/item/${encodeURIComponent(item)}`;
  if (adoption.item === null)
    return (
      <output>
        {text.noted} <PageLink to={`${at}?view=edit`}>{text.openItem}</PageLink>
      </output>
    );
  const isBlocked = adoption.item.findings.some(({ severity }) => severity === 'block');
  return (
    <output>
      {isBlocked ? text.draftedBlocked : text.drafted} <PageLink to={`${at}?version=draft`}>{text.openDraft}</PageLink>
    </output>
  );
}
