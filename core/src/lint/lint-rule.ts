import type { Finding } from '../contract/index.ts';

/**
 * 体检规则: what is checked, how bad a finding is, and where the rule comes from. `provenance`: how far the source may be trusted
 * (`seen` in a document that is named; `own` = the platform's own need). `mayExcept`: 「原则上」: a published exception may silence it
 * at one place; 「一律」「不得」 and what the machine cannot do without may not be excepted.
 */
export type LintRule = {
  title: string;
  severity: Finding['severity'];
  source: string;
  provenance: 'seen' | 'memory' | 'own';
  mayExcept: boolean;
};
