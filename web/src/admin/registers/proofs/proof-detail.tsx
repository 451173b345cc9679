import Button from 'antd/es/button';
import { draftRemovals, type ProofStanding } from '../../../api/proofs.ts';
import { useWrite } from '../../../api/use-write.ts';
import { DataList } from '../../../ui/data-list.tsx';
import { PageLink } from '../../../ui/navigation.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import { useCatalogueRefresh } from '../../life/refresh.ts';
import { VerdictForm } from './verdict-form.tsx';
import styles from './proofs.module.css';
import { Standing } from './standing.tsx';
import { words as text } from './strings.ts';

/** 一项证明: who asks for it, taking it out of them, and the verdict. */
export function ProofDetail({ proof, back }: { proof: ProofStanding; back: string }) {
  return (
    <>
      <p className={styles.lead}>
        <PageLink to={back}>{text.back}</PageLink>
      </p>
      <div className={styles.head}>
        <h2>{proof.name}</h2>
        <Standing proof={proof} />
        <span className="secondary">
          {text.issuer}：{proof.issuer}
        </span>
      </div>
      <Uses proof={proof} />
      <VerdictForm proof={proof} />
    </>
  );
}

function Uses({ proof }: { proof: ProofStanding }) {
  const refresh = useCatalogueRefresh();
  const remove = useWrite((_: null, key: string) => draftRemovals(proof.code, key), { onDone: refresh });
  const open = proof.usedBy.filter((one) => one.removal === 'open').length;
  return (
    <Section title={text.uses(proof.usedBy.length)}>
      {proof.conclusion === 'cancel' && open > 0 && (
        <div className={styles.offer}>
          <Button type="primary" loading={remove.isBusy} onClick={() => void remove.run(null)}>
            {text.remove(open)}
          </Button>
          <span>{text.removeNote}</span>
        </div>
      )}
      {remove.result && <output>{text.removed(remove.result.drafted.length)}</output>}
      <Problem problem={remove.problem} />
      {proof.usedBy.length > 0 && (
        <DataList
          caption={text.uses(proof.usedBy.length)}
          columns={[
            { key: 'item', title: text.item, show: (row) => row.itemName, lead: true },
            { key: 'department', title: text.department, show: (row) => row.authorityName },
            { key: 'basis', title: text.basis, show: (row) => row.basis.join('；') || text.noBasis },
            {
              key: 'removal',
              title: text.removal,
              show: (row) => (
                <>
                  {text.removals[row.removal]}{' '}
                  {(row.removal === 'drafted' || row.removal === 'begun') && (
                    <PageLink to={`/admin/catalogue/item/${encodeURIComponent(row.item)}?version=draft`}>
                      {text.openDraft}
                    </PageLink>
                  )}
                </>
              ),
            },
          ]}
          rows={proof.usedBy}
          rowKey={(row) => row.item}
          rowTo={(row) => `/admin/catalogue/item/${encodeURIComponent(row.item)}`}
        />
      )}
    </Section>
  );
}
