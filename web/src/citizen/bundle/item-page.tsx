import { useQuery } from '@tanstack/react-query';
import { type ItemGuide, readGuide } from '../../api/bundles.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { GuideLinks } from '../../ui/guide-links.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, usePathPart } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ProcessChart } from '../../ui/process/process-chart.tsx';
import { Section } from '../../ui/section.tsx';
import { CitizenPage } from '../frame.tsx';
import { ItemClauses } from '../norms/item-clauses.tsx';
import { PlacesSection } from '../norms/places-section.tsx';
import { words } from '../strings.ts';
import { ComingChanges, ItemHistory } from './item-history.tsx';
import styles from './told.module.css';

const text = words.guide;
type Facts = readonly (readonly [string, string | null])[];

/** 办事指南 of one item: everything that is published about it. */
export default function ItemPage() {
  const code = usePathPart('code');
  const found = useQuery({ queryKey: ['guide', code], queryFn: () => readGuide(code) });
  return (
    <CitizenPage title={found.data?.name ?? words.home.asItem}>
      <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <LoadingBlock lines={8} />}
      {found.data && <Guide guide={found.data} />}
    </CitizenPage>
  );
}

function Guide({ guide }: { guide: ItemGuide }) {
  return (
    <>
      <h1>{guide.name}</h1>
      <ComingChanges guide={guide} />
      <Section title={text.summary}>
        <FactList
          facts={[
            [words.bundle.how, guide.reform],
            [text.authority, guide.authority.name],
            [text.type, guide.typeName],
            [text.audience, guide.audience.join('、')],
            [text.taskCode, guide.taskCode],
            [
              text.promised,
              [guide.limits.promised, guide.limits.reductionRate ? text.reduced(guide.limits.reductionRate) : '']
                .filter(Boolean)
                .join('，'),
            ],
            [text.statutory, guide.limits.statutory ?? words.bundle.noStatutory],
            [text.fees, guide.fees.totalFen === 0 ? words.bundle.free : words.bundle.yuan(guide.fees.totalFen)],
            [
              text.visits,
              guide.visits.times === 0
                ? words.bundle.noVisit
                : `${words.bundle.visitTimes(guide.visits.times)}${guide.visits.reason ? `，${guide.visits.reason}` : ''}`,
            ],
            [text.result, guide.result.name],
            [text.place, [guide.place, guide.openHours].filter(Boolean).join('，')],
            [text.contact, guide.phone],
            [text.complaint, guide.complaintPhone],
          ]}
        />
        <div className={`${styles.apply} no-print`}>
          <PageLink to={`/citizen/bundles/single-${encodeURIComponent(guide.code)}`} className="link-button">
            {text.apply}
          </PageLink>
          <button type="button" className={styles.print} onClick={() => window.print()}>
            {text.print}
          </button>
          <GuideLinks of="items" code={guide.code} kinds={['public']} />
        </div>
      </Section>
      <PlacesSection of="items" code={guide.code} />
      <Section title={text.conditions}>
        <ul className={styles.plainList}>
          {guide.conditions.map((condition) => (
            <li key={condition.id}>{condition.text}</li>
          ))}
        </ul>
      </Section>
      <Materials guide={guide} />
      <Forms guide={guide} />
      <Section title={text.steps}>
        {guide.receipt && <p>{guide.receipt}</p>}
        <ol className={styles.plainList}>
          {guide.steps.map((step) => (
            <li key={step.id}>
              <b>{step.name}</b>（{words.bundle.days(step.days)}）：{step.standard}
            </li>
          ))}
        </ol>
      </Section>
      <Section title={text.process}>
        <ProcessChart nodes={guide.process} version={guide.version} />
      </Section>
      <Section title={text.basis}>
        <ul className={styles.plainList}>
          {guide.basis.map((basis) => (
            <li key={basis}>{basis}</li>
          ))}
        </ul>
      </Section>
      <ItemClauses code={guide.code} />
      {guide.remedies.length > 0 && (
        <Section title={text.remedies}>
          <FactList
            facts={guide.remedies.map((remedy) => [remedy.name, `${remedy.text}（${remedy.basis}）`] as const)}
          />
        </Section>
      )}
      {guide.faq.length > 0 && (
        <Section title={text.faq}>
          {guide.faq.map((one) => (
            <details key={one.id} className={styles.faq}>
              <summary>{one.question}</summary>
              <p>{one.answer}</p>
            </details>
          ))}
        </Section>
      )}
      <ItemHistory code={guide.code} />
    </>
  );
}

/** 空表和样表 (CAT-30). */
function Forms({ guide }: { guide: ItemGuide }) {
  const form = (kind: 'blank' | 'sample') => `/api/items/${encodeURIComponent(guide.code)}/form?kind=${kind}`;
  return (
    <div className="no-print">
      <Section title={text.forms} note={guide.fields.total === 0 ? undefined : text.formsHint}>
        {guide.fields.total === 0 ? (
          <p>{text.noForm}</p>
        ) : (
          <div className={styles.forms}>
            <DocumentLink path={form('blank')} title={text.blank} />
            <DocumentLink path={form('sample')} title={text.sample} />
          </div>
        )}
      </Section>
    </div>
  );
}

function Materials({ guide }: { guide: ItemGuide }) {
  return (
    <Section title={text.materials}>
      <ol className={styles.materials}>
        {guide.materials.map((material) => (
          <li key={material.id}>
            <h3>
              {material.name} <span className={styles.soft}>{text.necessity[material.necessity]}</span>
            </h3>
            <FactList
              facts={[
                [text.when, material.when],
                [text.need, material.content],
                [
                  text.form,
                  [material.form, material.format, words.bundle.copies(material.originals, material.copies)]
                    .filter(Boolean)
                    .join('；'),
                ],
                [words.bundle.sign, material.signature],
                [text.spared, material.spared.map((way) => way.words).join('；')],
                [words.bundle.keep, material.keepReason],
                [words.bundle.basis, material.basis.join('；')],
              ]}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function FactList({ facts }: { facts: Facts }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
