import type { Reader, SyntaxNode } from '../reader.ts';
import { childNamed, childrenOf, refuse, textOf } from '../reader.ts';
import { unquote } from '../read-operand.ts';
import type { Typed } from './typed.ts';

/** 读时长: `duration("P1Y6M")` in months, `duration("P30D")` or `duration("P2W")` in days; the two do not mix. */
// oxlint-disable-next-line complexity -- optional parts of one pattern
export function readDuration(reader: Reader, node: SyntaxNode): Typed | undefined {
  const given = childNamed(node, 'PositionalParameters');
  const [literal, ...more] = given === undefined ? [] : childrenOf(given);
  const written = literal?.name === 'StringLiteral' && more.length === 0 ? unquote(textOf(reader, literal)) : undefined;
  const [, sign = '', years, months, weeks, days] =
    /^(-?)P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,6})M)?(?:(\d{1,5})W)?(?:(\d{1,7})D)?$/.exec(written ?? '') ?? [];
  const isMonths = years !== undefined || months !== undefined;
  const isDays = weeks !== undefined || days !== undefined;
  if (isMonths === isDays) {
    return refuse(
      reader,
      'bad-date',
      node,
      '时长请写成 duration("P1Y6M")（一年六个月）或 duration("P30D")（三十天），年月和天不能混写。',
    );
  }
  const count = isMonths ? Number(years ?? 0) * 12 + Number(months ?? 0) : Number(weeks ?? 0) * 7 + Number(days ?? 0);
  const kind = isMonths ? 'months' : 'days';
  const value = count === 0 ? '0' : `${sign}${count}`;
  return { from: node.from, to: node.to, expression: { op: 'value', kind, value }, type: { kind } };
}
