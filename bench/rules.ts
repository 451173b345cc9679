import assert from 'node:assert/strict';
import { type CompiledRule, compileRule, type Facts, parseRule, type RuleScope } from '@yijian/core/rules';
import { inParallel, type Metric, measure, seconds, spread } from './measure.ts';
import { jsonRulesPeer, type Peer, type PeerFacts, type PeerRule, zenPeer } from './rule-peers.ts';

const RULES = 50;
const PEOPLE = 100_000;
/** The peers take minutes for everybody: they judge every twentieth person, which a rate per evaluation does not notice. */
const PEERS_EVERY = 20;
const IN_FLIGHT = 64;
const RUNS = 3;

const scope: RuleScope = {
  age: { kind: 'number', title: '年龄' },
  income: { kind: 'number', title: '月收入' },
  local: { kind: 'boolean', title: '本地户籍' },
  kind: { kind: 'choice', title: '类别' },
};

const rules = Array.from(
  { length: RULES },
  (_, at): PeerRule => ({ name: `r${at}`, age: 18 + at, income: 1000 * at, kind: `k${at % 5}` }),
);
const people = Array.from(
  { length: PEOPLE },
  (_, at): Facts => ({
    age: at % 11 === 0 ? undefined : String(at % 90),
    income: String((at * 37) % 60_000),
    local: at % 3 === 0,
    kind: `k${at % 7}`,
  }),
);

/**
 * Rule evaluations per second: 50 rules of four conditions each over 100,000 people, three-valued, no trace; beside it json-rules-engine
 * and zen-engine with the same rules in the same run (zen one person after the other and 64 in flight). All outcomes are compared.
 */
export async function benchRules(): Promise<Record<string, Metric>> {
  const compiled = rules.map(compiledOf);
  const some = people.filter((_, at) => at % PEERS_EVERY === 0);
  const jsonRules = jsonRulesPeer(rules);
  const { peer: zen, close } = zenPeer(rules);
  await compareOutcomes(compiled, some, [jsonRules, zen]);
  const facts = some.map(peerFacts);
  const rate = async (width: number, peer: Peer): Promise<number> =>
    (RULES * facts.length) / (await seconds(() => inParallel(facts.length, width, (at) => peer(facts[at - 1]!))));
  const ours = async (): Promise<number> =>
    (RULES * PEOPLE) /
    (await seconds(() => {
      for (const person of people) for (const rule of compiled) rule(person);
    }));
  const runs: Record<'ours' | 'jsonRules' | 'zen' | 'zenInFlight', number>[] = [];
  await measure('1/s', 1, ours);
  for (let run = 0; run < RUNS; run += 1)
    runs.push({
      ours: await ours(),
      jsonRules: await rate(1, jsonRules),
      zen: await rate(1, zen),
      zenInFlight: await rate(IN_FLIGHT, zen),
    });
  close();
  const over = (of: (run: (typeof runs)[number]) => number, unit: string): Metric => spread(runs.map(of), unit);
  return {
    'rules.evaluations': over((run) => run.ours, '1/s'),
    'rules.json_rules_engine': over((run) => run.jsonRules, '1/s'),
    'rules.zen_engine_one_after_the_other': over((run) => run.zen, '1/s'),
    'rules.zen_engine_64_in_flight': over((run) => run.zenInFlight, '1/s'),
    'rules.ratio_to_json_rules_engine': over((run) => run.ours / run.jsonRules, 'times'),
    'rules.ratio_to_zen_engine': over((run) => run.ours / run.zen, 'times'),
    'rules.ratio_to_zen_engine_64_in_flight': over((run) => run.ours / run.zenInFlight, 'times'),
  };
}

function compiledOf({ age, income, kind }: PeerRule): CompiledRule {
  const parsed = parseRule(`age >= ${age} and income < ${income} and local or kind = "${kind}"`, scope);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return compileRule(parsed.ast);
}

const peerFacts = ({ age, income, local, kind }: Facts): PeerFacts => ({
  age: age === undefined ? -1 : Number(age),
  income: Number(income),
  local: local === true,
  kind: String(kind),
});

/** Where ours says "not known yet", the peers, who know no such thing, must not say true. */
async function compareOutcomes(compiled: readonly CompiledRule[], some: readonly Facts[], peers: readonly Peer[]) {
  for (const person of some) {
    const expected = rules.filter((_, at) => compiled[at]!(person) === true).map(({ name }) => name);
    for (const peer of peers) assert.deepEqual([...(await peer(peerFacts(person)))].sort(), [...expected].sort());
  }
}
