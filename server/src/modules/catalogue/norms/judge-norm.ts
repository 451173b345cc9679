import type { Finding, Norm } from '@yijian/core/contract';
import { ruleOf } from '@yijian/core/lint';

/** 制度的检查 (CAT-41): clauses are told apart, and what they name as a rule of the lint is one. */
export function judgeNorm({ code, clauses }: Norm): Finding[] {
  const at = (clause: string, part: string): string => `norm:${code}/clauses/${clause}${part}`;
  const repeated = clauses.filter(({ id }, index) => clauses.findIndex((one) => one.id === id) !== index);
  return [
    ...repeated.map(({ id }) =>
      block('duplicate-id', at(id, ''), `条款编号 ${id} 用了不止一次`, '每个编号只能用一次，请换一个新的编号'),
    ),
    ...clauses.flatMap(({ id, rules = [] }) =>
      rules
        .filter((rule) => ruleOf(rule) === undefined)
        .map((rule) =>
          block('unknown-lint-rule', at(id, '/rules'), `没有叫 ${rule} 的体检规则`, '请从体检规则清单里选编号'),
        ),
    ),
  ];
}

const block = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place,
  message,
  remedy,
});
