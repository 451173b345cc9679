import { limitWords } from '@yijian/core/compile';
import { type Question, questionsInFull, type ServiceItem } from '@yijian/core/contract';
import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { expandQuestions, valueNames } from '@yijian/core/definitions';
import { answerOptions } from '../studio/question-words.ts';
import { SharedQuestion } from '../studio/shared-question.tsx';
import styles from './definition.module.css';
import { ItemFields } from './item-fields.tsx';
import { ItemMaterials } from './item-materials.tsx';
import { BasisList } from './provenance.tsx';
import { bodyWords } from './strings.ts';
import { useKind, useOwnerNames } from './use-names.ts';
import { useShared } from './use-shared.ts';

const text = bodyWords;

/** 实施清单 as readable sections, each with the anchor that findings lead to. */
export function ItemBody({ item }: { item: ServiceItem }) {
  return (
    <>
      <Basics item={item} />
      <Section title={text.basis} id="basis" note={text.basisNote}>
        <BasisList basis={item.basis} />
      </Section>
      <Section title={text.conditions} id="conditions">
        <ol className={styles.numbered}>
          {item.conditions.map((condition) => (
            <li key={condition.id}>
              {condition.text}
              {condition.basis && <BasisList basis={condition.basis} />}
            </li>
          ))}
        </ol>
      </Section>
      {item.questions && item.questions.length > 0 && <Questions questions={item.questions} />}
      <Steps item={item} />
      <Section title={`${text.materials}（${item.materials.length}）`} id="materials">
        <ItemMaterials item={item} />
      </Section>
      <Section title={`${text.fields}（${item.fields.length}）`} id="fields">
        <ItemFields item={item} />
      </Section>
      <Result item={item} />
    </>
  );
}

function Basics({ item }: { item: ServiceItem }) {
  const owners = useOwnerNames();
  const regimes = new Map(useKind('regime').map((row) => [row.code, row.name]));
  const statutory = item.statutory === null ? text.statutoryNone : limitWords(item.statutory);
  return (
    <Section title={text.basics} id="main">
      <dl className={styles.facts}>
        <Fact name="类型">{valueNames.type?.[item.type]}</Fact>
        <Fact name="在方案里">{valueNames.node?.[item.node]}</Fact>
        <Fact name="实施主体">{owners.get(item.authority) ?? item.authority}</Fact>
        {item.supervisor && <Fact name="监督部门">{owners.get(item.supervisor) ?? item.supervisor}</Fact>}
        <Fact name="程序制度">{regimes.get(item.regime) ?? item.regime}</Fact>
        <Fact name="服务对象">{item.audience.map((one) => valueNames.audience?.[one]).join('、')}</Fact>
        <Fact name="承诺时限">
          <span id="promised">{text.limit(limitWords(item.promised), statutory)}</span>
        </Fact>
        <Fact name="跑动次数">
          {[text.guide.times(item.visits.times), item.visits.reason].filter(Boolean).join('，')}
        </Fact>
        <Fact name="收费">
          <span id="fees">
            {item.fees.length === 0
              ? text.free
              : item.fees.map((fee) => `${fee.name} ${text.guide.yuan(fee.amountFen)}`).join('、')}
          </span>
        </Fact>
        {item.baseCode && <Fact name="基本编码">{item.baseCode}</Fact>}
        {item.taskCode && <Fact name="实施编码">{item.taskCode}</Fact>}
        <Fact name="办理地点">{item.place}</Fact>
        <Fact name="办理时间">{item.openHours}</Fact>
        <Fact name="电话">
          {item.phone}（投诉 {item.complaintPhone}）
        </Fact>
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Questions({ questions }: { questions: NonNullable<ServiceItem['questions']> }) {
  return (
    <Section title={text.questions} id="questions">
      <ul className={styles.plainList}>
        {expandQuestions(questions, useShared()).map((question, at) => {
          const given = questions[at]!;
          return (
            <li key={question.id}>
              {'situation' in given ? (
                <SharedQuestion situation={given.situation} question={questionsInFull([question])[0]} />
              ) : (
                <QuestionWords questions={questionsInFull([question])} />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const QuestionWords = ({ questions }: { questions: readonly Question[] }): ReactNode =>
  questions.map((question) => (
    <div key={question.id}>
      <b>{question.text}</b>
      <p className="secondary">{answerOptions(question)}</p>
    </div>
  ));

function Steps({ item }: { item: ServiceItem }) {
  return (
    <Section title={text.steps} id="steps">
      <ol className={styles.steps}>
        {item.steps.map((step) => (
          <li key={step.id}>
            <p className={styles.stepHead}>
              <b>{step.name}</b>
              <span className="secondary">{text.stepDays(step.days)}</span>
            </p>
            <p>{step.standard}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Result({ item }: { item: ServiceItem }) {
  const { result } = item;
  const licences = new Map(useKind('licenceType').map((row) => [row.code, row.name]));
  const fields = new Map(item.fields.map((field) => [field.id, field.label]));
  return (
    <Section title={text.result} id="result">
      <p>
        <b>{result.name}</b>
        <span className="secondary">
          {' '}
          {valueNames.result?.[result.kind]}
          {result.licenceType && `，《${licences.get(result.licenceType) ?? result.licenceType}》`}，
          {result.delivery.map((way) => valueNames.delivery?.[way]).join('、')}
        </span>
      </p>
      {result.attributes && (
        <p className="secondary">
          {text.attributes}：
          {result.attributes.map((one) => (one.field ? (fields.get(one.field) ?? one.field) : one.id)).join('、')}
        </p>
      )}
    </Section>
  );
}
