import type { ProofRule, ProofStanding, SentVerdicts } from '../../../api/proofs.ts';
import { words as text } from './strings.ts';

/** 判定表单: what the person ticked and wrote; `reasons` by rule. */
export type VerdictEntry = {
  ticked: readonly string[];
  reasons: Readonly<Record<string, string>>;
  keepReason: string;
  by: string;
  basis: string;
  purpose: string;
};

const LEAST = 2;
const isWritten = (words: string | undefined): boolean => (words ?? '').trim().length >= LEAST;

/** 已有的判定, to go on from; where nothing was judged, what the catalogue suggests is the reason but not the tick. */
export function entryOf({ rules, purpose, basis, conclusion }: ProofStanding): VerdictEntry {
  const judged = rules.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return {
    ticked: rules.filter(({ verdict }) => verdict?.applies).map(({ rule }) => rule),
    reasons: Object.fromEntries(
      rules.map(({ rule, verdict, suggestion }) => [rule, (verdict?.applies && verdict.reason) || suggestion || '']),
    ),
    keepReason: conclusion === 'keep' ? (judged[0]?.reason ?? '') : '',
    by: judged[0]?.by ?? '',
    basis: basis ?? '',
    purpose: purpose ?? '',
  };
}

/** 还缺什么; null when it can be saved. */
export function missingIn({ ticked, reasons, keepReason, by }: VerdictEntry): string | null {
  if (ticked.some((rule) => !isWritten(reasons[rule]))) return text.needReason;
  if (ticked.length === 0 && !isWritten(keepReason)) return text.needKeepReason;
  return isWritten(by) ? null : text.needBy;
}

/**
 * 送出的判定: with a tick, the ticked rules hold and those ticked before no longer do (the rest stays open: one rule is enough to cancel);
 * without one, all eight were judged and none holds.
 */
export function verdictsOf(entry: VerdictEntry, rules: readonly ProofRule[]): SentVerdicts {
  const { ticked, reasons, keepReason, by, basis, purpose } = entry;
  const keeps = ticked.length === 0;
  const verdicts = rules.flatMap(({ rule, verdict }) => {
    if (ticked.includes(rule)) return [{ rule, applies: true, reason: reasons[rule]!.trim() }];
    if (keeps) return [{ rule, applies: false, reason: keepReason.trim() }];
    return verdict?.applies ? [{ rule, applies: false, reason: text.withdrawn }] : [];
  });
  return {
    verdicts,
    by: by.trim(),
    ...(isWritten(basis) && { basis: basis.trim() }),
    ...(purpose.trim() !== '' && { purpose: purpose.trim() }),
  };
}
