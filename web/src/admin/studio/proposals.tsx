import type { Bundle } from '@yijian/core/contract';
import { useState } from 'react';
import type { CompiledRelease } from '../../api/studio.ts';
import { Light } from '../../ui/light.tsx';
import styles from './plan.module.css';
import { words } from './strings.ts';

const text = words.proposals;
type Line = {
  member: string;
  promised: number;
  now: number;
  proposed: number | null;
  confirmed: NonNullable<Bundle['confirmations']>[number] | undefined;
};

/** 时限建议: per department what would make every situation fit, and what it has confirmed already. */
export function Proposals({ release, bundle }: { release: CompiledRelease; bundle: Bundle }) {
  const { proposals, impossible } = release.proposals;
  const nodes = new Map(release.nodes.map((node) => [node.id, node]));
  const members = [
    ...new Set([...proposals.map((one) => one.member), ...(bundle.confirmations ?? []).map((one) => one.member)]),
  ].filter((member) => nodes.has(member));
  const lines = members.map((member): Line => {
    const node = nodes.get(member)!;
    const proposal = proposals.find((one) => one.member === member);
    return {
      member,
      promised: node.promisedDays,
      now: node.confirmedDays ?? node.promisedDays,
      proposed: proposal?.proposedDays ?? null,
      confirmed: bundle.confirmations?.find((one) => one.member === member),
    };
  });
  return (
    <section className={styles.block} aria-label={text.title}>
      <h3>{text.title}</h3>
      {lines.length === 0 && !impossible && <p className={styles.fine}>{text.none}</p>}
      {impossible && <p className={styles.bad}>{text.impossible}</p>}
      {lines.length > 0 && (
        <>
          <p className="secondary">{text.note}</p>
          <table className={styles.table}>
            <thead>
              <tr>
                {Object.values(text.column).map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.member}>
                  <td data-title={text.column.item}>{nodes.get(line.member)?.name}</td>
                  <td data-title={text.column.authority}>{nodes.get(line.member)?.authorityName}</td>
                  <td data-title={text.column.promised}>{text.days(line.promised)}</td>
                  <td data-title={text.column.now}>{text.days(line.now)}</td>
                  <td data-title={text.column.proposed}>
                    {line.proposed === null ? '' : <b>{text.days(line.proposed)}</b>}
                  </td>
                  <td data-title={text.column.state}>
                    <State line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {proposals.length > 0 && <CopyAddress bundle={bundle.code} />}
        </>
      )}
    </section>
  );
}

function State({ line: { confirmed, proposed } }: { line: Line }) {
  if (proposed !== null) return <Light light="yellow" word={text.waiting} />;
  return confirmed ? (
    <>
      <Light light="green" word={text.confirmed} />
      <span className="secondary"> {[confirmed.on, confirmed.reference].join('，')}</span>
    </>
  ) : null;
}

function CopyAddress({ bundle }: { bundle: string }) {
  const [isCopied, setCopied] = useState(false);
  const address = `/admin/bundles/${encodeURIComponent(bundle)}/limits`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(address, location.href).href);
    setCopied(true);
  };
  return (
    <p className={styles.copy}>
      <button type="button" className={styles.textButton} onClick={() => void copy()}>
        {isCopied ? text.copied : text.copy}
      </button>
      <span className="secondary">{address}</span>
    </p>
  );
}
