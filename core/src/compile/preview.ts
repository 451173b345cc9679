import type {
  Answers,
  BundleRelease,
  Finding,
  Preview,
  PreviewMember,
  Question,
  ReleaseMember,
} from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import { describeRule, evaluateRule, explainRule, type Facts, type RuleAst, ruleVariables } from '../rules/index.ts';
import { answerSlip, type CompiledRelease, compiledOf, factsOf } from './compiled-release.ts';
import { workingDaysOf } from './days.ts';
import { figuresOf } from './figures.ts';
import { block } from './findings.ts';
import { answerText } from './judge.ts';
import { assumedHoldings, planFields } from './plan-fields.ts';
import { planMaterials } from './plan-materials.ts';
import { reformWords } from './reform.ts';
import { openQuestions, type Situation, situationOf } from './situation.ts';
import { timelineOf } from './timeline.ts';

/** What depends on the situation only, not on the exact answers: shared by all answers of one class. */
type Outcome = Pick<Preview, 'edges' | 'fields' | 'materials' | 'timeline' | 'figures'>;

/** More situations than this are not kept (about 20 KB each); the store is then started anew. */
const situationsMax = 500;

/**
 * 预览方案: what follows from the answers so far, for no person in particular: licences and registers are assumed to hold
 * what they may. With open questions (`pending`) it says what is certain; members still open stand in `undecided`.
 * Answers that do not fit are ignored; `checkAnswers` tells them. The result is shared: do not change it.
 */
export function preview(release: BundleRelease, answers: Answers): Preview {
  const compiled = compiledOf(release);
  const facts = factsOf(compiled, answers);
  const situation = situationOf(compiled, facts);
  const outcome = outcomeOf(situation);
  const fit = facts as Answers;
  return {
    schema: 'yijian.preview/1',
    bundle: release.bundle,
    bundleName: release.name,
    release: release.hash,
    hash: contentHash({ schema: 'yijian.preview/1', release: release.hash, answers: fit }),
    answers: fit,
    pending: openQuestions(situation),
    situation: answersInWords(release, fit),
    included: inOrder(situation).map((member) => previewMember(situation, member)),
    excluded: situation.excluded.map((member) => ({
      id: member.id,
      name: member.item.name,
      reason: reasonOf(compiled, member, facts),
    })),
    undecided: situation.undecided.map((member) => ({ id: member.id, name: member.item.name })),
    ...outcome,
  };
}

/** 检查答案: a finding for each answer that fits no question, all at once. */
export function checkAnswers(release: BundleRelease, answers: Answers): Finding[] {
  const { questions } = compiledOf(release);
  return Object.keys(answers).flatMap((id) => {
    const question = questions.get(id);
    if (question === undefined)
      return [block('unknown-question', `answers/${id}`, `没有编号为 ${id} 的情形问题`, '请只回答列出的问题')];
    const slip = answerSlip(question, answers[id] as string | readonly string[]);
    return slip === undefined
      ? []
      : [block('bad-answer', `answers/${id}`, `「${question.text}」的答案不对：${slip}`, '请重新回答这个问题')];
  });
}

/** 接着问什么: the questions whose answer can still change something, in asking order. */
export function nextQuestions(release: BundleRelease, answers: Answers): Question[] {
  const compiled = compiledOf(release);
  return openQuestions(situationOf(compiled, factsOf(compiled, answers)));
}

/** 答案的说法: 「是否做外卖？」「做」, in asking order. */
export function answersInWords(release: BundleRelease, answers: Answers): { question: string; answer: string }[] {
  return release.questions.flatMap((question) => {
    const answer = answers[question.id];
    return answer === undefined ? [] : [{ question: question.text, answer: answerWords(question, answer) }];
  });
}

/**
 * 理由用申请人自己的回答说: the one answer that settles the rule alone, else all it asks about. Undefined while an answer that the
 * rule needs is open, or when it speaks of more than answers.
 */
function answersThatDecided(compiled: CompiledRelease, rule: RuleAst, facts: Facts): string | undefined {
  const variables = ruleVariables(rule);
  const truth = evaluateRule(rule, facts);
  const alone = variables.find((name) => truth !== null && evaluateRule(rule, { [name]: facts[name] }) === truth);
  const told = (alone === undefined ? variables : [alone]).map((name) => {
    const question = compiled.questions.get(name);
    const fact = facts[name];
    if (question === undefined || fact === undefined || fact === null || typeof fact === 'boolean') return undefined;
    return `「${question.text}」${answerWords(question, fact as string | readonly string[])}`;
  });
  return told.length > 0 && told.every((one) => one !== undefined) ? `因为您回答：${told.join('；')}` : undefined;
}

function answerWords({ answer: kind }: Question, answer: string | readonly string[]): string {
  if (kind.kind === 'number') return `${String(answer)} ${kind.unit}`;
  const chosen = typeof answer === 'string' ? [answer] : answer;
  const labels = kind.options.filter((option) => chosen.includes(option.code)).map((option) => option.label);
  return labels.length === 0 ? '都不是' : labels.join('、');
}

function outcomeOf(situation: Situation): Outcome {
  const { compiled } = situation;
  const key = situationKey(situation);
  const known = compiled.situations.get(key) as Outcome | undefined;
  if (known !== undefined) return known;
  const fields = planFields(situation, assumedHoldings.fields);
  const materials = planMaterials(situation, assumedHoldings).map(({ bound: _, ...material }) => material);
  const outcome: Outcome = {
    edges: situation.edges.map((edge) => edge),
    fields,
    materials,
    timeline: timelineOf(situation),
    figures: figuresOf(situation, fields, materials),
  };
  if (compiled.situations.size >= situationsMax) compiled.situations.clear();
  compiled.situations.set(key, outcome);
  return outcome;
}

/** The truth of every condition; where a form value decides, also the answers that its rule looks at. */
function situationKey({ compiled, judgements, facts, promiseDays }: Situation): string {
  const truths = judgements.map((judgement, index) => {
    if (judgement.openQuestions.length > 0) return 'p';
    if (judgement.truth !== null) return judgement.truth ? 't' : 'f';
    return `v(${compiled.conditions[index]?.questions.map((question) => answerText(facts[question])).join('|')})`;
  });
  const answered = compiled.answerSources.map((question) => (facts[question] === undefined ? '-' : '+'));
  return `${truths.join('')};${answered.join('')};${promiseDays}`;
}

/** Members in the order in which they can be handled. */
export function inOrder({ included, order }: Pick<Situation, 'included' | 'order'>): ReleaseMember[] {
  const byId = new Map(included.map((member) => [member.id, member]));
  return order.map((id) => byId.get(id) as ReleaseMember);
}

function previewMember(situation: Situation, member: ReleaseMember): PreviewMember {
  const { id, item, authority, mayOptOut } = member;
  return {
    id,
    item: item.code,
    name: item.name,
    node: item.node,
    type: item.type,
    authority: authority.code,
    authorityName: authority.name,
    promisedDays: workingDaysOf(item.promised),
    statutoryDays: item.statutory === null ? null : workingDaysOf(item.statutory),
    after: [...(situation.direct.get(id) ?? [])],
    reason: reasonOf(situation.compiled, member, situation.facts),
    result: item.result.name,
    place: item.place,
    openHours: item.openHours,
    phone: item.phone,
    complaintPhone: item.complaintPhone,
    promised: item.promised,
    fees: item.fees.map((fee) => ({ id: fee.id, name: fee.name, amountFen: fee.amountFen })),
    visits: item.visits,
    mayOptOut,
    reform: reformWords(item),
  };
}

function reasonOf(compiled: CompiledRelease, member: ReleaseMember, facts: Facts): string {
  if (member.when === null) return '每种情形都要办理';
  if (evaluateRule(member.when, facts) === null) return describeRule(member.when, compiled.scope);
  return answersThatDecided(compiled, member.when, facts) ?? explainRule(member.when, facts, compiled.scope);
}
