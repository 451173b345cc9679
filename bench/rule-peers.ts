import { type ZenDecision, ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';

/** What both peers judge: `age >= … and income < … and local or kind = …`. */
export type PeerRule = { name: string; age: number; income: number; kind: string };
/** Facts as the peers like them. They know no "not answered": an unknown age is -1, which satisfies none of these rules. */
export type PeerFacts = { age: number; income: number; local: boolean; kind: string };
/** 同行 Peer: judges all rules over one person, answers the names of those that hold. */
export type Peer = (facts: PeerFacts) => Promise<ReadonlySet<string>>;

/** json-rules-engine: one engine with all rules, made once. */
export function jsonRulesPeer(rules: readonly PeerRule[]): Peer {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { name, age, income, kind } of rules) {
    const all = [
      { fact: 'age', operator: 'greaterThanInclusive', value: age },
      { fact: 'income', operator: 'lessThan', value: income },
      { fact: 'local', operator: 'equal', value: true },
    ];
    engine.addRule({
      conditions: { any: [{ all }, { fact: 'kind', operator: 'equal', value: kind }] },
      event: { type: name },
    });
  }
  return async (facts) => new Set((await engine.run(facts)).events.map(({ type }) => type));
}

/** zen-engine: one decision, made once, whose expression node holds all rules; the quickest way it has to judge many rules over one person. */
export function zenPeer(rules: readonly PeerRule[]): { peer: Peer; close: () => void } {
  const engine = new ZenEngine();
  const expressions = rules.map(({ name, age, income, kind }) => ({
    id: name,
    key: name,
    value: `age >= ${age} and income < ${income} and local or kind == "${kind}"`,
  }));
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', content: {} },
    { id: 'rules', name: 'rules', type: 'expressionNode', content: { expressions } },
    { id: 'out', name: 'out', type: 'outputNode', content: {} },
  ];
  const edges = [
    { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
    { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
  ];
  const decision: ZenDecision = engine.createDecision({ nodes, edges });
  const peer: Peer = async (facts) => {
    const { result } = (await decision.evaluate(facts)) as { result: Record<string, unknown> };
    return new Set(rules.flatMap(({ name }) => (result[name] === true ? [name] : [])));
  };
  return { peer, close: () => engine.dispose() };
}
