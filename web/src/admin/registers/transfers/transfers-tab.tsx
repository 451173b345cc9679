import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useClock } from '../../../api/session.ts';
import { confirmTransfer, listTransfers, type Transfer } from '../../../api/transfers.ts';
import { useWrite } from '../../../api/use-write.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { DataList } from '../../../ui/data-list.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LoadingBlock } from '../../../ui/loading-block.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { useCatalogueRefresh } from '../../life/refresh.ts';
import styles from '../registers.module.css';
import { words as text } from './strings.ts';
import { TransferForm } from './transfer-form.tsx';

/** 权力下放、承接、取消台账 (CAT-13): registered by one, confirmed by another, in force by itself on its day. */
export function TransfersTab() {
  return (
    <>
      <p>{text.lead}</p>
      <Ledger />
      <TransferForm />
    </>
  );
}

function Ledger() {
  const read = useQuery({ queryKey: ['transfers'], queryFn: listTransfers });
  const today = useClock().data?.today ?? '';
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={4} />;
  const { transfers } = read.data;
  if (transfers.length === 0) return <Empty title={text.none}>{text.noneText}</Empty>;
  return (
    <Section title={text.ledger}>
      <DataList
        caption={text.ledger}
        columns={[
          { key: 'item', title: text.item, show: (row) => row.itemName, lead: true },
          { key: 'kind', title: text.kind, show: (row) => text.shortKinds[row.kind] },
          { key: 'way', title: text.fromTo, show: (row) => text.passing(row.fromName, row.toName) },
          { key: 'basis', title: text.shortBasis, show: (row) => row.basis },
          { key: 'assessment', title: text.shortAssessment, show: (row) => row.assessment },
          {
            key: 'day',
            title: text.effectiveOn,
            show: (row) => <span className={styles.day}>{row.effectiveOn}</span>,
            sortBy: (row) => row.effectiveOn,
          },
          { key: 'state', title: text.state, show: (row) => <State transfer={row} today={today} /> },
        ]}
        rows={transfers}
        rowKey={(row) => row.transferId}
        rowTo={(row) => `/admin/catalogue/item/${encodeURIComponent(row.item)}`}
      />
    </Section>
  );
}

function State({ transfer, today }: { transfer: Transfer; today: string }) {
  const { mine, confirmedAt, confirmedBy, effectiveOn } = transfer;
  if (confirmedAt !== null) return text.confirmed(confirmedBy, effectiveOn, effectiveOn <= today);
  return mine ? text.waitsForOther : <Confirm transfer={transfer} />;
}

function Confirm({ transfer }: { transfer: Transfer }) {
  const [isAsking, setAsking] = useState(false);
  const refresh = useCatalogueRefresh();
  const confirm = useWrite((_: null, key: string) => confirmTransfer(transfer.item, key), {
    onDone: async () => {
      setAsking(false);
      await refresh();
    },
  });
  const { toName, effectiveOn } = transfer;
  return (
    <>
      <Button size="small" type="primary" onClick={() => setAsking(true)}>
        {text.confirm}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={text.confirmTitle(text.shortKinds[transfer.kind], transfer.itemName)}
          effect={toName === null ? text.ends(effectiveOn) : text.passes(effectiveOn, toName)}
          confirm={text.confirm}
          isBusy={confirm.isBusy}
          onConfirm={() => void confirm.run(null)}
          onClose={() => setAsking(false)}
        >
          <p>{text.passing(transfer.fromName, toName)}</p>
          <p>{transfer.basis}</p>
          <p>{transfer.assessment}</p>
          <Problem problem={confirm.problem} />
        </ConfirmDialog>
      )}
    </>
  );
}
