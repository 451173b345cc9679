import type { Preview } from '@yijian/core/contract';
import { type BundleDetail } from '../../api/bundles.ts';
import { DocumentLink } from '../../ui/document-link.tsx';
import { FigurePanel } from '../../ui/figure-panel.tsx';
import { GuideLinks } from '../../ui/guide-links.tsx';
import { PageLink, useGo } from '../../ui/navigation.tsx';
import { PlanTimeline } from '../../ui/plan-timeline.tsx';
import { Section } from '../../ui/section.tsx';
import { PlacesSection } from '../norms/places-section.tsx';
import { words } from '../strings.ts';
import { bundleAddress, type readPlace } from './answers-address.ts';
import { Begin } from './begin.tsx';
import { answerWords } from './conversation.tsx';
import { FollowUps } from './follow-ups.tsx';
import { SendToPhone } from './send-to-phone.tsx';
import styles from './told.module.css';
import { ToldItems } from './told-items.tsx';
import { BringList, SparedList } from './told-materials.tsx';

const text = words.bundle;
type Props = { bundle: BundleDetail; preview: Preview; place: ReturnType<typeof readPlace> };

/** 一次告知: everything that will be asked, all that is spared, how long and why; then one button. */
export function Told({ bundle, preview, place }: Props) {
  const go = useGo();
  const { figures, timeline } = preview;
  const names = new Map(preview.included.map((member) => [member.id, { name: member.name, by: member.authorityName }]));
  const setOptedOut = (optedOut: readonly string[]): void =>
    go(bundleAddress(bundle.code, preview.answers, { optedOut }), { replace: true });
  return (
    <>
      <h1>
        {bundle.name}：{text.told}
      </h1>
      <p className={styles.lead}>{text.toldHint}</p>
      <Summary preview={preview} />
      <div className={`${styles.begin} no-print`}>
        <Begin bundle={bundle} preview={preview} place={place} />
        {!bundle.trial && (
          <>
            <DocumentLink
              path={`/api/bundles/${encodeURIComponent(bundle.code)}/notice`}
              body={{ answers: preview.answers }}
              title={text.download}
            />
            <GuideLinks of="bundles" code={bundle.code} kinds={['public']} />
            <SendToPhone bundle={bundle.code} answers={preview.answers} />
          </>
        )}
      </div>
      <Section title={text.figures} note={text.figuresHint}>
        <FigurePanel figures={[figures.materials, figures.fields, figures.steps, figures.days, figures.visits]} />
      </Section>
      <Section title={text.plan} note={text.planHint(timeline.promiseDays)}>
        <PlanTimeline timeline={timeline} names={names} />
        {timeline.criticalPath.length > 1 && (
          <p className="secondary">
            {text.planWhy(timeline.criticalPath.map((id) => names.get(id)?.name ?? id).join(' → '))}
          </p>
        )}
      </Section>
      <BringList preview={preview} />
      <SparedList preview={preview} />
      <ToldItems preview={preview} optedOut={place.optedOut} onOptOut={setOptedOut} />
      <Section
        title={text.situation}
        aside={
          <PageLink to={bundleAddress(bundle.code, {})} className="no-print">
            {text.again}
          </PageLink>
        }
      >
        <Situation bundle={bundle} preview={preview} />
      </Section>
      {!bundle.trial && <PlacesSection {...placesAsked(bundle.code)} />}
      {!bundle.trial && <FollowUps bundle={bundle.code} />}
    </>
  );
}

const single = 'single-';
/** A bundle of one is handed in where its item is. */
const placesAsked = (code: string): { of: 'items' | 'bundles'; code: string } =>
  code.startsWith(single) ? { of: 'items', code: code.slice(single.length) } : { of: 'bundles', code };

function Summary({ preview }: { preview: Preview }) {
  const { figures, timeline, materials } = preview;
  const spared = materials.filter((material) => material.disposition === 'exempt').length;
  const bring = materials.filter((material) => material.disposition === 'bring' && material.required).length;
  const facts = [
    { name: text.toHandle, value: words.home.items(preview.included.length) },
    {
      name: text.toBring,
      value: bring === 0 ? text.toBringNone : text.pieces(bring),
      note: spared > 0 ? text.spared(spared) : null,
    },
    { name: text.takes, value: text.atMost(timeline.promiseDays) },
    { name: text.visits, value: figures.visits.after === 0 ? text.noVisit : text.visitTimes(figures.visits.after) },
    { name: text.fees, value: figures.feesFen.after === 0 ? text.free : text.yuan(figures.feesFen.after) },
  ];
  return (
    <dl className={styles.summary}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
          {fact.note && <dd className={styles.good}>{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Situation({ bundle, preview }: { bundle: BundleDetail; preview: Preview }) {
  const asked = bundle.questions.filter((question) => question.id in preview.answers);
  return (
    <dl className={styles.situation}>
      {asked.map((question) => (
        <div key={question.id}>
          <dt>{question.text}</dt>
          <dd>{answerWords(question, preview.answers[question.id] ?? '')}</dd>
          <dd className="no-print">
            <PageLink to={bundleAddress(bundle.code, preview.answers, { at: question.id })}>
              {text.edit}
              <span className="visually-hidden">{question.text}</span>
            </PageLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}
