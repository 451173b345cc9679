import { useQuery } from '@tanstack/react-query';
import { guideKinds } from '@yijian/core/procedures';
import type { ReactNode } from 'react';
import { type GuideMaterial, type ItemGuide, readGuide } from '../../api/catalogue.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Empty } from '../../ui/empty.tsx';
import { GuideLinks } from '../../ui/guide-links.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ProcessChart } from '../../ui/process/process-chart.tsx';
import { words } from '../strings.ts';
import styles from './guide.module.css';
import { bodyWords } from './strings.ts';

const text = bodyWords.guide;

/** 办事指南预览: the published guide in the words and the order in which an applicant meets it. */
export function GuidePreview({ code }: { code: string }) {
  const guide = useQuery({ queryKey: ['guide', code], queryFn: () => readGuide(code) });
  if (guide.error instanceof ApiProblem && guide.error.status === 404)
    return <Empty title={words.definition.guideMissing} />;
  if (guide.isError) return <Problem problem={guide.error} onRetry={() => void guide.refetch()} />;
  if (!guide.data) return <LoadingBlock lines={8} />;
  return (
    <>
      <p className={`secondary ${styles.note}`}>{text.note}</p>
      <GuideLinks of="items" code={code} kinds={guideKinds} />
      <article className={styles.guide}>
        <h2 className={styles.title}>{guide.data.name}</h2>
        <p className="secondary">{guide.data.authority.name}</p>
        <KeyFacts guide={guide.data} />
        <Materials guide={guide.data} />
        <Rest guide={guide.data} />
      </article>
    </>
  );
}

function KeyFacts({ guide }: { guide: ItemGuide }) {
  const { promised, statutory, reductionRate } = guide.limits;
  return (
    <dl className={styles.key}>
      <KeyFact
        name={text.time}
        note={[
          statutory && `${text.statutory} ${statutory}`,
          reductionRate !== null && reductionRate > 0 && text.faster(reductionRate),
        ]}
      >
        {promised}
      </KeyFact>
      <KeyFact name={text.visits} note={[guide.visits.reason]}>
        {guide.visits.times === 0 ? text.noVisit : text.times(guide.visits.times)}
      </KeyFact>
      <KeyFact name={text.cost} note={guide.fees.list.map((fee) => fee.name)}>
        {guide.fees.totalFen === 0 ? text.free : text.yuan(guide.fees.totalFen)}
      </KeyFact>
      <KeyFact name={text.get} note={[guide.result.delivery.join('、')]}>
        {guide.result.name}
      </KeyFact>
    </dl>
  );
}

function KeyFact({ name, note, children }: { name: string; note: (string | false | null)[]; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{children}</b>
        <span className="secondary">{note.filter(Boolean).join('，')}</span>
      </dd>
    </div>
  );
}

function Materials({ guide }: { guide: ItemGuide }) {
  const bring = guide.materials.filter((material) => material.spared.length === 0);
  const spared = guide.materials.filter((material) => material.spared.length > 0);
  return (
    <>
      <h3>{text.bring}</h3>
      {bring.length === 0 ? <p>{bodyWords.none}</p> : <MaterialList materials={bring} />}
      {spared.length > 0 && (
        <>
          <h3>{text.spared}</h3>
          <MaterialList materials={spared} />
        </>
      )}
      <p className="secondary">{text.fill(guide.fields.total)}</p>
    </>
  );
}

function MaterialList({ materials }: { materials: readonly GuideMaterial[] }) {
  return (
    <ul className={styles.materials} data-spared={materials.every((material) => material.spared.length > 0)}>
      {materials.map((material) => (
        <li key={material.id}>
          <b>{material.name}</b>
          {material.when && (
            <p>
              {text.when}
              {material.when}
            </p>
          )}
          {material.spared.length > 0 ? (
            <p className="secondary">{material.spared.map((way) => way.words).join('；')}</p>
          ) : (
            <p className="secondary">
              {[material.content, material.form, material.signature === bodyWords.none ? '' : material.signature]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Rest({ guide }: { guide: ItemGuide }) {
  return (
    <>
      <h3>{text.conditions}</h3>
      <ol className={styles.numbered}>
        {guide.conditions.map((condition) => (
          <li key={condition.id}>{condition.text}</li>
        ))}
      </ol>
      <h3>{text.steps}</h3>
      <ol className={styles.numbered}>
        {guide.steps.map((step) => (
          <li key={step.id}>
            {step.name}（{bodyWords.stepDays(step.days)}）：{step.standard}
          </li>
        ))}
      </ol>
      {guide.receipt && <p>{guide.receipt}</p>}
      <h3>{text.process}</h3>
      <ProcessChart nodes={guide.process} version={guide.version} />
      <h3>{text.where}</h3>
      <p>
        {guide.place}，{guide.openHours}
      </p>
      <p>
        {text.phone} {guide.phone}，{text.complaint} {guide.complaintPhone}
      </p>
      {guide.remedies.length > 0 && (
        <>
          <h3>{text.remedies}</h3>
          <ul className={styles.materials}>
            {guide.remedies.map((remedy) => (
              <li key={remedy.name}>
                <b>{remedy.name}</b>
                <p>{remedy.text}</p>
                <p className="secondary">{remedy.basis}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{text.basis}</h3>
      <p>{guide.basis.join('，')}</p>
      {guide.faq.length > 0 && <h3>{text.faq}</h3>}
      {guide.faq.map((one) => (
        <details key={one.id} className={styles.faq}>
          <summary>{one.question}</summary>
          <p>{one.answer}</p>
        </details>
      ))}
    </>
  );
}
