import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type DataNeed, type DataOrder, listDataOrders, openDataOrder, readDataNeeds } from '../../api/data-needs.ts';
import { useWrite } from '../../api/use-write.ts';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './plan.module.css';
import { words } from './strings.ts';

const text = words.data;

/** 数据 (THG-26): what the bundle reads from registers and licences, whether it can, and one button where it cannot. */
export function DataTab({ bundle }: { bundle: string | null }) {
  return bundle === null ? <p className="secondary">{text.unsaved}</p> : <Needs bundle={bundle} />;
}

function Needs({ bundle }: { bundle: string }) {
  const needs = useQuery({ queryKey: ['data-needs', bundle], queryFn: () => readDataNeeds(bundle) });
  const orders = useQuery({ queryKey: ['data-orders', bundle], queryFn: () => listDataOrders(bundle) });
  if (needs.isPending || orders.isPending) return <LoadingBlock lines={4} />;
  const bySource = new Map(orders.data?.items.map((order) => [order.source, order]));
  return (
    <>
      <p className="secondary">{text.note}</p>
      <Problem problem={needs.error} />
      {needs.data?.needs.length === 0 && <p>{text.none}</p>}
      <ul className={styles.grants}>
        {needs.data?.needs.map((need) => (
          <li key={need.source}>
            <Need bundle={bundle} need={need} order={bySource.get(need.source)} mayAsk={orders.isSuccess} />
          </li>
        ))}
      </ul>
    </>
  );
}

type NeedProps = { bundle: string; need: DataNeed; order: DataOrder | undefined; mayAsk: boolean };

/** `mayAsk`: deciders read the list, orders are the catalogue managers' to open. */
function Need({ bundle, need, order, mayAsk }: NeedProps) {
  const cache = useQueryClient();
  const ask = useWrite((source: string, key: string) => openDataOrder({ bundle, source }, key), {
    onDone: () => cache.invalidateQueries({ queryKey: ['data-orders', bundle] }),
  });
  return (
    <>
      <h3>
        {need.name}{' '}
        <span className={styles.chip} data-tone={need.isAvailable ? 'in' : 'out'}>
          {need.isAvailable ? text.available : text.missing}
        </span>
      </h3>
      <p className="secondary">
        {text.kinds[need.kind]} · {need.because}
      </p>
      <details>
        <summary>{text.uses(need.uses.length)}</summary>
        <ul>
          {need.uses.map((use) => (
            <li key={`${use.item} ${use.what}`}>
              {use.itemName}：{use.what}
            </li>
          ))}
        </ul>
      </details>
      {order && (
        <p>
          {text.asked(order.number, order.statusName)}
          {order.due && `，${text.due(order.due)}`}
        </p>
      )}
      {mayAsk && !order && !need.isAvailable && (
        <Button size="small" loading={ask.isBusy} onClick={() => void ask.run(need.source)}>
          {text.ask}
          <span className="visually-hidden">{need.name}</span>
        </Button>
      )}
      <Problem problem={ask.problem} />
    </>
  );
}
