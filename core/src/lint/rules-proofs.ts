import type { LintRule } from './lint-rule.ts';

const must = (title: string, source: string): LintRule => ({
  title,
  severity: 'block',
  source,
  provenance: 'seen',
  mayExcept: false,
});
const hint = (title: string, source: string): LintRule => ({
  ...must(title, source),
  severity: 'warn',
  mayExcept: true,
});

/** 依据与证明的规则: repealed law, obtainable papers, the eight cancel rules, circular, repeated and impossible proofs, exceptions. */
export const proofRules = {
  'basis-repealed': must('依据已经废止', '002 行31、004 句41（CAT-32）'),
  'basis-doubtful': hint('依据可能已经废止或修改', 'CAT-32：状态未经确认，只能提醒'),
  'obtainable-material-asked': hint('有证照或共享可查，仍要求提交', '002 行31（FRM-08）'),
  'proof-not-marked': hint('像证明，没有登记是不是证明事项', '004 句41（CAT-33）'),
  'proof-verdict-open': hint('证明的八类取消规则没有逐条判定', '004 句41（CAT-33）'),
  'proof-not-listed': must('清单外的证明', '004 句42（CAT-34）：未列入证明目录清单的不得要求'),
  'proof-cancelled': must('已取消的证明', '004 句41（CAT-33）：一律取消'),
  'proof-impossible': must('开具单位无权查证的证明', '004 句41、42（CAT-33/35）'),
  'proof-repeated': hint('同义重复的证明', '001 行45（CAT-35）'),
  'proofs-circular': must('循环证明', '001 行45、004 句42（CAT-35）'),
  'exception-of-nothing': must('例外对应的规则不存在', '系统完整性'),
  'exception-not-allowed': must('这条规则不允许例外', '002、004：一律、不得'),
} satisfies Record<string, LintRule>;
