import fc from 'fast-check';
import type {
  Bundle,
  Catalogue,
  DataElement,
  FormField,
  LicenceType,
  Material,
  MaterialType,
  Question,
  Role,
  ServiceItem,
  Way,
} from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import { authorities, field, item, material, otherRegime, permissionRegime } from './fixture-ground.ts';

/**
 * 生成的目录: small worlds in which everything that merging must keep apart or bring together occurs: few elements over
 * several parties, paths and occurrences, licences that members issue and need, rules over questions and form values.
 */
export type World = { bundle: Bundle; catalogue: Catalogue };

const elementTypes: DataElement['type'][] = ['text', 'decimal', 'choice', 'boolean', 'date', 'choices'];
const elements: DataElement[] = elementTypes.map((type, at) => ({
  kind: 'dataElement',
  code: `e${at}`,
  name: `数据元${at}`,
  type,
  sensitivity: 'internal',
  ...(type === 'choice' || type === 'choices'
    ? { values: ['a', 'b', 'c'].map((code) => ({ code, label: `选项${code}` })) }
    : {}),
}));
const roles: Role[] = [
  { kind: 'role', code: 'firm', name: '企业', subject: 'organisation' },
  { kind: 'role', code: 'legal', name: '法定代表人', subject: 'person' },
  { kind: 'role', code: 'agent', name: '经办人', subject: 'person' },
  { kind: 'role', code: 'father', name: '父亲', subject: 'person' },
  { kind: 'role', code: 'mother', name: '母亲', subject: 'person' },
];
const paths = [
  { code: 'home', name: '户籍' },
  { code: 'site', name: '经营场所' },
];
const licenceTypes: LicenceType[] = ['l0', 'l1', 'l2', 'l3'].map((code, at) => ({
  kind: 'licenceType',
  code,
  name: `证照${at}`,
  typeCode: `11000000M000000000${at}`,
  holder: at < 2 ? 'organisation' : 'person',
  template: 'licence',
  attributes: [{ id: 'number', name: '编号', element: 'e0' }],
}));
const materialTypes: MaterialType[] = ['m0', 'm1', 'm2', 'm3', 'm4'].map((code, at) => ({
  kind: 'materialType',
  code,
  name: `材料${at}`,
  issuedBy: at < 3 ? 'government' : 'applicant',
  ...(at < 3 ? { licenceType: `l${at}` } : {}),
}));

const options = (codes: readonly string[]) => codes.map((code) => ({ code, label: `答${code}` }));
const questions: Question[] = [
  { id: 'q0', text: '问题零？', answer: { kind: 'choice', options: options(['yes', 'no']) } },
  { id: 'q1', text: '问题一？', answer: { kind: 'choice', options: options(['a', 'b', 'c']) } },
  { id: 'q2', text: '问题二？', answer: { kind: 'choices', options: options(['x', 'y', 'z']) } },
  { id: 'q3', text: '问题三？', answer: { kind: 'number', unit: '人', min: '0', max: '100' } },
];

/** Conditions over the questions, as people write them. */
const questionAtoms = fc.oneof(
  fc.constantFrom(
    'q0 = "yes"',
    'q0 != "yes"',
    'q1 = "a"',
    'q1 in ("a", "b")',
    'q1 != "c"',
    'list contains(q2, "x")',
    'list contains(q2, "y")',
    'not(list contains(q2, "x"))',
  ),
  fc
    .tuple(fc.constantFrom('>=', '<', '>', '='), fc.constantFrom('10', '20', '50'))
    .map(([relation, limit]) => `q3 ${relation} ${limit}`),
  fc.constant('q3 between 10 and 50'),
);

function joined(atoms: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const joint = fc.constantFrom(' and ', ' or ');
  const pair = fc.tuple(atoms, joint, atoms).map(([left, word, right]) => `${left}${word}${right}`);
  const triple = fc.tuple(atoms, joint, pair).map(([left, word, right]) => `${left}${word}(${right})`);
  return fc.oneof({ weight: 3, arbitrary: atoms }, { weight: 2, arbitrary: pair }, triple);
}
const situationRule = joined(questionAtoms);

/** Form values of an item's own fields: `f0` of whatever type it happens to have. */
function itemRule(own: readonly { id: string; element: string }[]): fc.Arbitrary<string> {
  const tests: Record<string, string[]> = {
    e0: ['= "甲"'],
    e1: ['> 5', '<= 20'],
    e2: ['= "a"', '!= "b"'],
    e3: ['= true'],
    e4: ['>= date("2026-01-01")'],
  };
  const atoms = own.flatMap(({ id, element }) => (tests[element] ?? []).map((test) => `${id} ${test}`));
  return atoms.length === 0
    ? situationRule
    : joined(fc.oneof({ weight: 3, arbitrary: questionAtoms }, { weight: 1, arbitrary: fc.constantFrom(...atoms) }));
}

const sources: fc.Arbitrary<NonNullable<FormField['sources']>[number]> = fc.oneof(
  fc
    .constantFrom('l0', 'l1', 'l2')
    .map((licenceType) => ({ kind: 'licence' as const, licenceType, attribute: 'number' })),
  fc.constantFrom('q0', 'q1', 'q3').map((question) => ({ kind: 'answer' as const, question })),
  fc.constantFrom('item0', 'item1').map((from) => ({ kind: 'output' as const, item: from, attribute: 'number' })),
  fc.constant({ kind: 'register' as const, register: 'enterprise' as const, attribute: 'name' }),
  fc.constant({ kind: 'account' as const, attribute: 'mobile' }),
);

type FieldSeed = {
  element: string;
  role: string;
  path?: string;
  occurrence?: string;
  sources: NonNullable<FormField['sources']>;
};
const fieldSeed: fc.Arbitrary<FieldSeed> = fc.record({
  element: fc.constantFrom(...elements.map((one) => one.code)),
  role: fc.constantFrom(...roles.map((one) => one.code)),
  path: fc.option(fc.constantFrom('home', 'site'), { nil: undefined, freq: 3 }),
  occurrence: fc.option(fc.constantFrom('first', 'last'), { nil: undefined, freq: 6 }),
  sources: fc.array(sources, { maxLength: 2 }),
});

const ways: fc.Arbitrary<Way> = fc.oneof(
  fc.constantFrom('l0', 'l1', 'l2', 'l3').map((licenceType) => ({ kind: 'licence' as const, licenceType })),
  fc.constant({ kind: 'register' as const, register: 'population' as const, record: 'person' }),
  fc.constant({ kind: 'generated' as const, note: '申请表' }),
  fc.constant({ kind: 'commitment' as const, text: '承诺属实' }),
);
const materialSeed = fc.record({
  material: fc.constantFrom(...materialTypes.map((one) => one.code)),
  holder: fc.constantFrom('firm', 'firm', 'legal', 'father', 'mother'),
  period: fc.option(fc.constantFrom('old', 'new'), { nil: undefined, freq: 6 }),
  necessity: fc.constantFrom<Material['necessity']>('required', 'required', 'optional', 'deferrable'),
  form: fc.constantFrom<Material['form']>('electronic', 'either', 'paper'),
  originals: fc.integer({ min: 1, max: 3 }),
  copies: fc.integer({ min: 0, max: 3 }),
  content: fc.constantFrom('清晰', '完整'),
  ways: fc.array(ways, { maxLength: 2 }),
  keepReason: fc.constant('样例理由'),
});

function fieldsOf(seeds: readonly FieldSeed[]): fc.Arbitrary<FormField[]> {
  const own = seeds.map((seed, at) => ({ id: `f${at}`, element: seed.element }));
  const required = fc.oneof(
    { weight: 3, arbitrary: fc.constant(true as const) },
    fc.constant(false as const),
    itemRule(own),
  );
  return fc.tuple(
    ...seeds.map((seed, at) => required.map((rule) => field(`f${at}`, `栏目${at}`, { ...seed, required: rule }))),
  );
}

function itemArbitrary(at: number): fc.Arbitrary<ServiceItem> {
  const code = `item${at}`;
  const seeds = fc.array(fieldSeed, { maxLength: 5 });
  return seeds.chain((fieldSeeds) => {
    const own = fieldSeeds.map((seed, index) => ({ id: `f${index}`, element: seed.element }));
    const materials = fc.array(fc.tuple(materialSeed, fc.option(itemRule(own), { nil: undefined, freq: 2 })), {
      maxLength: 4,
    });
    const licence = fc.option(fc.record({ licenceType: fc.constantFrom('l0', 'l1'), holder: fc.constant('firm') }), {
      nil: undefined,
      freq: 2,
    });
    return fc
      .tuple(fieldsOf(fieldSeeds), materials, licence, fc.integer({ min: 0, max: 9 }), fc.constantFrom('01', '10'))
      .map(([fields, listed, result, days, type]) =>
        item(code, `事项${at}`, {
          type,
          regime: type === '01' ? 'permission' : 'other',
          promised: { n: days, unit: days === 0 ? 'instant' : 'workingDay' },
          fields,
          authority: authorities[at % authorities.length]?.code,
          materials: listed.map(([seed, when], index) =>
            material(`m${index}`, { ...seed, ...(when === undefined ? {} : { when }) }),
          ),
          result:
            result === undefined
              ? { kind: 'record', name: `结果${at}`, delivery: ['electronic'] }
              : {
                  kind: 'licence',
                  name: `结果${at}`,
                  ...result,
                  delivery: ['electronic'],
                  attributes: [{ id: 'number', generated: 'number' }],
                },
        }),
      );
  });
}

/** 目录: the fictional ground with the given items. */
export function catalogueWith(items: readonly ServiceItem[]): Catalogue {
  const byCode = <T extends { code: string }>(list: readonly T[]): Map<string, T> =>
    new Map(list.map((one) => [one.code, one]));
  return {
    items: new Map(
      items.map((definition) => [definition.code, { definition, version: 1, hash: contentHash(definition) }]),
    ),
    elements: byCode(elements),
    roles: byCode(roles),
    paths: byCode(paths),
    materialTypes: byCode(materialTypes),
    licenceTypes: byCode(licenceTypes),
    regimes: byCode([permissionRegime, otherRegime]),
    authorities: byCode(authorities),
  };
}

const memberSeed = fc.record({
  when: fc.option(situationRule, { nil: undefined, freq: 2 }),
  after: fc.option(fc.nat(5), { nil: undefined, freq: 3 }),
  mayOptOut: fc.boolean(),
});
const promiseArbitrary = fc.option(
  fc.array(fc.record({ when: fc.option(situationRule, { nil: undefined }), days: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
  { nil: undefined, freq: 1 },
);

/** 生成的世界: one to five members; now and then a ring, a promise too long or a licence issued twice, as people make them. */
export const worlds: fc.Arbitrary<World> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const indexes = Array.from({ length: count }, (_, at) => at);
  const items = fc.tuple(...indexes.map(itemArbitrary));
  const members = fc.tuple(...indexes.map(() => memberSeed));
  return fc.tuple(items, members, promiseArbitrary).map(([made, seeds, promise]) => ({
    catalogue: catalogueWith(made),
    bundle: {
      kind: 'bundle',
      code: 'world',
      name: '生成的一件事',
      summary: '样例',
      audience: 'enterprise',
      lifeStage: '样例',
      keywords: [],
      region: '420102',
      lead: 'trade',
      applicantRole: 'firm',
      eligibility: [],
      questions,
      visits: { times: 1 },
      ...(promise === undefined ? {} : { promise }),
      fiveOnes: { mechanism: '一', standard: '二', guide: '三', form: '四', counter: '五' },
      members: seeds.map((seed, at) => ({
        id: `k${at}`,
        item: `item${at}`,
        mayOptOut: seed.mayOptOut,
        ...(seed.when === undefined ? {} : { when: seed.when }),
        ...(seed.after === undefined || seed.after >= at ? {} : { after: [`k${seed.after}`] }),
      })),
    } satisfies Bundle,
  }));
});

/** 生成的答案: some or all questions answered, always with answers that fit. */
export const someAnswers: fc.Arbitrary<Record<string, string | string[]>> = fc.record(
  {
    q0: fc.constantFrom('yes', 'no'),
    q1: fc.constantFrom('a', 'b', 'c'),
    q2: fc.subarray(['x', 'y', 'z']),
    q3: fc.oneof(fc.constantFrom('9', '10', '11', '20', '50', '51'), fc.integer({ min: 0, max: 100 }).map(String)),
  },
  { requiredKeys: [] },
);
