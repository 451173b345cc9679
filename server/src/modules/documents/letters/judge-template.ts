/** 模板检查 (FRM-17): what keeps a template from being published, all at once, each with its line. Pure. */
import { type DocumentTemplate, documentActs, type Finding, type LegalBasis } from '@yijian/core/contract';
import { legalNeeds, numberParts, type Variable, variablesOf } from './act-variables.ts';
import { readTemplateText, type TemplateLine, usesOf } from './template-text.ts';

/**
 * 检查模板: slips of writing, variables that the act does not have, facts that the law wants and the letter does not say, a 文号
 * that names nothing. Places: `documentTemplate:receipt/body/12` is line 12 of the text.
 */
export function judgeTemplate(template: DocumentTemplate): Finding[] {
  const place = `documentTemplate:${template.code}`;
  const { lines, slips } = readTemplateText(template.body);
  const variables = new Map(variablesOf(template.act).map((one) => [one.name, one]));
  return [
    ...slips.map((slip) => block('template-writing', `${place}/body/${slip.line}`, slip.message, slip.remedy)),
    ...lines.flatMap((line) => judgeLine(line, variables, { place, act: documentActs[template.act] })),
    ...judgeCode(template, place),
    ...judgeOrder(lines, place),
    ...judgeLaw(template, lines, place),
    ...judgeNumbering(template, place),
  ];
}

function judgeLine(
  line: TemplateLine,
  variables: ReadonlyMap<string, Variable>,
  around: { place: string; act: string },
): Finding[] {
  const place = `${around.place}/body/${line.line}`;
  return usesOf(line).flatMap(({ name, as, guarded }): Finding[] => {
    const variable = variables.get(name);
    if (!variable) return [unknown(name, [...variables.keys()], { place, act: around.act })];
    if (as === 'list') return judgeList(line, variable, place);
    if (as === 'text' && (variable.as === 'rows' || variable.as === 'yesNo'))
      return [
        block(
          'variable-form',
          place,
          variable.as === 'rows' ? `「${name}」有很多行，不能写在一句话里` : `「${name}」只有是和否，不能印出来`,
          variable.as === 'rows'
            ? `请另起一行写「【表格】{${name}}」`
            : `请写成「[有{${name}}：…]」或者「[无{${name}}：…]」`,
        ),
      ];
    if (as === 'text' && variable.optional && !guarded)
      return [
        warn(
          'may-be-empty',
          place,
          `「${name}」有时没有值，这里会空着`,
          `请把这句话连同变量放进方括号，没有值时就整句不印`,
        ),
      ];
    return [];
  });
}

function unknown(name: string, known: readonly string[], around: { place: string; act: string }): Finding {
  const close = known.filter((one) => [...one].some((char) => name.includes(char))).slice(0, 5);
  return block(
    'unknown-variable',
    around.place,
    `${around.act}没有「${name}」这个变量`,
    `请从变量表里选，比如：${(close.length > 0 ? close : known.slice(0, 5)).join('、')}`,
  );
}

function judgeList(line: TemplateLine, variable: Variable, place: string): Finding[] {
  const wanted = line.mark === '表格' ? 'rows' : 'texts';
  if (variable.as !== wanted)
    return [
      block(
        'variable-form',
        place,
        `「${variable.name}」不能写成【${line.mark}】`,
        variable.as === 'rows'
          ? '有几列的用【表格】'
          : variable.as === 'texts'
            ? '只有一列的用【分条】'
            : '请直接写在句子里',
      ),
    ];
  return line
    .list!.columns.filter((column) => !variable.columns.some((one) => one.name === column))
    .map((column) =>
      block(
        'unknown-variable',
        place,
        `「${variable.name}」没有「${column}」这一列`,
        `可以用的列：${variable.columns.map((one) => one.name).join('、')}`,
      ),
    );
}

/** The template whose code is an act is the one that is used when an item names none: it must be of that act. */
function judgeCode({ code, act }: DocumentTemplate, place: string): Finding[] {
  if (code === act || !Object.hasOwn(documentActs, code)) return [];
  return [
    block('wrong-act', `${place}/act`, `编码 ${code} 是留给另一种文书的`, '请换一个编码，或者改回原来的文书种类'),
  ];
}

function judgeOrder(lines: readonly TemplateLine[], place: string): Finding[] {
  const findings: Finding[] = [];
  const count = (mark: string): number => lines.filter((line) => line.mark === mark).length;
  if (count('标题') !== 1 || lines[0]?.mark !== '标题')
    findings.push(
      block('template-order', `${place}/body/1`, '第一行要写标题，而且只写一次', '请写成「【标题】受理通知书」'),
    );
  if (count('落款') !== 1 || lines.at(-1)?.mark !== '落款')
    findings.push(
      block(
        'template-order',
        `${place}/body/${lines.at(-1)?.line ?? 1}`,
        '最后一行要写落款，而且只写一次',
        '请写成「【落款】扫码核验真伪」，机关名称、日期和印章由系统印',
      ),
    );
  return findings;
}

function judgeLaw(template: DocumentTemplate, lines: readonly TemplateLine[], place: string): Finding[] {
  const shown = new Set(
    lines.flatMap((line) =>
      usesOf(line)
        .filter((use) => use.as !== 'condition')
        .map((use) => use.name),
    ),
  );
  return (legalNeeds[template.act] ?? []).flatMap((need): Finding[] => [
    ...(need.variables.length > 0 && !need.variables.some((name) => shown.has(name))
      ? [
          byLaw(need.basis, {
            code: 'missing-variable',
            place: `${place}/body`,
            message: `没有写明「${need.variables.join('」或者「')}」`,
            remedy: `请在正文里加上 {${need.variables[0]}}`,
          }),
        ]
      : []),
    ...(need.sealed && template.seal === 'none'
      ? [
          byLaw(need.basis, {
            code: 'seal-needed',
            place: `${place}/seal`,
            message: '这种文书要加盖印章',
            remedy: '请选择由承办部门或者牵头部门用印',
          }),
        ]
      : []),
  ]);
}

/** A rule of law from memory may only warn (decisions.md 8). */
const byLaw = (basis: LegalBasis, found: Omit<Finding, 'severity'>): Finding => ({
  ...found,
  severity: basis.provenance.mark === 'memory' ? 'warn' : 'block',
  message: `${found.message}（《${basis.law}》${basis.article ?? ''}：${basis.gist ?? ''}）`,
});

function judgeNumbering({ act, numbering }: DocumentTemplate, place: string): Finding[] {
  const parts = [...numbering.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!);
  const known = numberParts[act];
  const wrong = parts.filter((part) => !known.includes(part) && part !== '年份');
  const names = known.map((part) => `{${part}}`).join('、');
  if (wrong.length === 0 && parts.some((part) => part !== '年份' && part !== '次数')) return [];
  return [
    block(
      'bad-numbering',
      `${place}/numbering`,
      wrong.length > 0 ? `文号里不能用「${wrong.join('」「')}」` : '文号里没有编号，两份文书会一样',
      `可以用：${names}、{年份}`,
    ),
  ];
}

const finding = (severity: Finding['severity']) => (code: string, place: string, message: string, remedy: string) => ({
  code,
  severity,
  place,
  message,
  remedy,
});
const block = finding('block');
const warn = finding('warn');
