import { fileURLToPath } from 'node:url';
import { compileBundle, filingOf, mayPublish, planCase, preview } from '@yijian/core/compile';
import type { Answers, BundleRelease, Evidence } from '@yijian/core/contract';
import { checkIdNumber, checkTaskCode, checkUscc, findIdNumberFacts } from '@yijian/core/identifiers';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '../../server/src/modules/packs/catalogue-of.ts';
import { definitionsOf, locatePlace } from '../../server/src/modules/packs/pack.ts';
import { packFindingText } from '../../server/src/modules/packs/pack-finding.ts';
import { readPack } from '../../server/src/modules/packs/read-pack.ts';

/** 演示内容: what the demo promises, told by the compiler. */
const pack = readPack(fileURLToPath(new URL('.', import.meta.url)));
const catalogue = catalogueOf(pack);
const releases = new Map<string, BundleRelease>();
const bigRestaurant: Answers = { kind: 'restaurant', menu: ['hot'], floorArea: '320', fireHandling: 'no', wantsSign: 'yes', sellsTobacco: 'yes' };
const smallShop: Answers = { kind: 'restaurant', menu: ['hot', 'drink'], floorArea: '86.5', wantsSign: 'yes', sellsTobacco: 'no' };

beforeAll(() => {
  for (const bundle of definitionsOf(pack, 'bundle')) {
    const { release } = compileBundle(bundle, 1, catalogue);
    if (release) releases.set(bundle.code, release);
  }
});

function releaseOf(code: string): BundleRelease {
  const release = releases.get(code);
  if (release === undefined) throw new TypeError(`no release ${code}`);
  return release;
}

describe('演示包', () => {
  test('读包没有任何问题', () => {
    expect(pack.findings.map(packFindingText)).toEqual([]);
    expect(pack.manifest).toMatchObject({ code: 'demo', demo: true, label: '演示内容，非官方' });
  });

  test('十个一件事都没有拦截发布的问题，每个问题都能指到文件和行', () => {
    const bundles = definitionsOf(pack, 'bundle');
    expect(bundles).toHaveLength(10);
    for (const bundle of bundles) {
      const { findings } = compileBundle(bundle, 1, catalogue);
      expect(findings.filter((one) => one.severity === 'block')).toEqual([]);
      expect(mayPublish(findings)).toBe(true);
      for (const finding of findings) expect(locatePlace(pack, finding.place), finding.place).toBeDefined();
    }
  });

  test.each([
    ['restaurant', 480], ['birth', 16], ['change', 128], ['deregistration', 32], ['compliance', 256], ['utilities', 80],
    ['retirement', 96], ['disability', 32], ['insurance-season', 4], ['senior-allowance', 1],
  ])('%s 的情形类数', (code, classes) => {
    const { proof, classes: found } = releaseOf(code);
    expect(found).toHaveLength(classes);
    expect([proof.coverage.holes, proof.minimality.surplus, proof.conflicts]).toEqual([[], [], []]);
  });

  test('每个情形的承诺不超过最长单一事项，关键路径赶得上', () => {
    for (const release of releases.values()) {
      for (const one of release.classes) {
        expect(one.promiseDays, JSON.stringify(one.answers)).toBeLessThanOrEqual(one.longestDays);
        expect(one.criticalPathDays, JSON.stringify(one.answers)).toBeLessThanOrEqual(one.promiseDays);
      }
    }
  });

  test('每个情形的前后对比都说得通：并起来不会更多、更久、更贵', () => {
    for (const release of releases.values()) {
      for (const one of release.classes) {
        const { materials, fields, steps, days, visits, feesFen } = preview(release, one.answers).figures;
        for (const figure of [materials, fields, steps, days, visits]) {
          expect(figure.after, `${release.bundle} ${figure.name} ${JSON.stringify(one.answers)}`).toBeLessThanOrEqual(figure.before);
          expect(figure.after).toBeGreaterThanOrEqual(0);
        }
        expect(feesFen.after).toBe(feesFen.before);
      }
    }
  });

  test('问题用大白话，关键词是人会搜的话', () => {
    for (const bundle of definitionsOf(pack, 'bundle')) {
      expect(bundle.keywords.length, bundle.code).toBeGreaterThanOrEqual(9);
      for (const question of bundle.questions) expect(question.text, bundle.code).toMatch(/？(（可多选）)?$/);
    }
  });
});

describe('开办餐饮店', () => {
  test('大店全办：17 份材料只交 3 份，23 天变 10 天，跑 4 次变 0 次', () => {
    const { figures, pending, included } = preview(releaseOf('restaurant'), bigRestaurant);
    expect(pending).toEqual([]);
    expect(included.map((one) => one.id).sort()).toEqual(['fire', 'food', 'licenceCheck', 'sign', 'tobacco']);
    expect(figures.materials).toMatchObject({ before: 17, after: 3 });
    expect(figures.days).toMatchObject({ before: 23, after: 10 });
    expect(figures.visits).toMatchObject({ before: 4, after: 0 });
    expect(figures.fields.after).toBeLessThan(figures.fields.before / 2);
  });

  test('面积不到 300 平方米不问消防，不办消防检查', () => {
    const { pending, included } = preview(releaseOf('restaurant'), smallShop);
    expect(pending).toEqual([]);
    expect(included.map((one) => one.id)).not.toContain('fire');
  });

  test('卖凉菜才要专间说明', () => {
    const named = (answers: Answers) => preview(releaseOf('restaurant'), answers).materials.map((one) => one.name);
    expect(named(smallShop)).not.toContain('专间（专用操作区）设施说明');
    expect(named({ ...smallShop, menu: ['hot', 'cold'] })).toContain('专间（专用操作区）设施说明');
  });

  test('老街小面馆：营业执照和法定代表人身份证免提交，执照信息不用填', () => {
    const { plan, findings } = planCase(releaseOf('restaurant'), bigRestaurant, laojieEvidence(), { optOut: [] });
    expect(findings).toEqual([]);
    const licence = plan.materials.find((one) => one.key === 'business-licence@enterprise');
    expect(licence).toMatchObject({ disposition: 'exempt', exemption: { way: 'licence', licenceType: 'business-licence' }, bound: { id: 'laojie-noodles-licence', version: 1 } });
    expect(plan.materials.find((one) => one.key === 'identity-card@legalRepresentative')).toMatchObject({ disposition: 'exempt' });
    const asked = plan.fields.filter((one) => one.source === 'applicant').map((one) => one.key);
    expect(asked).not.toContain('uscc@enterprise');
    expect(asked).not.toContain('enterpriseName@enterprise');
    expect(asked).not.toContain('idNumber@legalRepresentative');
  });

  test('签承诺书和上门检查是两种办法，只走一种', () => {
    const { included } = preview(releaseOf('restaurant'), { ...bigRestaurant, fireHandling: 'yes' });
    expect(included.map((one) => one.id)).toContain('fireCommitment');
    expect(included.map((one) => one.id)).not.toContain('fire');
  });
});

describe('新生儿出生', () => {
  test('全流程：出生证明、户口、社保卡按次序自动推送，只在报销时交两份材料', () => {
    const release = releaseOf('birth');
    const answers = { hukouSide: 'mother', wantsCard: 'yes', wantsInsurance: 'yes', claimsMaternity: 'no' };
    const all = preview(release, answers);
    expect(all.timeline).toMatchObject({ promiseDays: 7, criticalPathDays: 7, criticalPath: ['certificate', 'registration', 'card'], fits: true });
    expect(all.figures.materials.after).toBe(0);
    const claims = preview(release, { ...answers, claimsMaternity: 'yes' });
    expect(claims.timeline.promiseDays).toBe(20);
    expect(claims.materials.filter((one) => one.disposition === 'bring' && one.required).map((one) => one.name)).toEqual(['医院收费票据', '出院记录']);
  });

  test('爸爸和妈妈的姓名、身份证各是各的', () => {
    const { fields, materials } = releaseOf('birth');
    expect(fields.filter((one) => one.element === 'personName' && ['mother', 'father', 'newborn'].includes(one.role))).toHaveLength(3);
    expect(materials.filter((one) => one.materialType === 'identity-card').map((one) => one.holder).sort()).toEqual(['father', 'mother']);
  });
});

describe('企业信息变更', () => {
  test('换发的执照自动推给后面的部门，它们不再要执照', () => {
    const { materials, timeline } = preview(releaseOf('change'), { changeItems: ['name'], newSeal: 'yes' });
    const licence = materials.find((one) => one.key === 'business-licence@enterprise');
    expect(licence?.disposition).toBe('exempt');
    expect(timeline).toMatchObject({ promiseDays: 2, criticalPathDays: 2, fits: true });
  });
});

describe('办事指南的质量（standards.md 1.5）', () => {
  const handled = definitionsOf(pack, 'item').filter((one) => one.node === 'strand');

  test.each(handled.map((one) => [one.name, one] as const))('%s', (_, item) => {
    expect(item.phone).not.toBe(item.complaintPhone);
    expect([item.phone, item.complaintPhone].every((one) => /^0\d{2,3}-\d{7,8}$/.test(one))).toBe(true);
    expect(item.visits.times > 0).toBe(item.visits.reason !== undefined);
    expect(item.promised.unit === 'instant').toBe(item.promised.n === 0);
    expect(item.openHours).toContain('工作日');
    expect(item.place).toMatch(/楼|窗口/);
    expect(item.faq?.length ?? 0).toBeGreaterThan(0);
    expect(item.steps.at(-1)?.kind).toBe(filingOf(item) ? 'accept' : 'decide');
    expect(item.materials.filter((one) => /其他材料|有关材料|等材料/.test(one.content))).toEqual([]);
    if (item.type === '01') expect(item.statutory).not.toBeNull();
  });

  test('给人看的文字用全角标点，没有内部代号', () => {
    const texts = definitionsOf(pack, 'item').flatMap((item) => [
      item.name, ...item.conditions.map((one) => one.text), ...item.fields.flatMap((one) => [one.label, one.purpose]),
      ...item.materials.flatMap((one) => [one.content, one.format, one.signature]), ...(item.faq ?? []).flatMap((one) => [one.question, one.answer]),
      ...(item.questions ?? []).flatMap((one) => [one.text, one.help ?? '']), ...item.steps.map((one) => one.standard),
    ]);
    expect(texts.filter((one) => /[\u4e00-\u9fff][,;?!:()]|TODO|undefined/.test(one))).toEqual([]);
  });
});

describe('号码和出处', () => {
  test('所有身份号码、信用代码、实施编码都通过校验，身份号码属于虚构区划', () => {
    for (const person of pack.people.person) {
      expect(checkIdNumber(person.idNumber).ok, person.code).toBe(true);
      expect(findIdNumberFacts(person.idNumber)?.regionCode.startsWith('4299')).toBe(true);
    }
    const numbers = pack.people.person.map((one) => one.idNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const one of [...definitionsOf(pack, 'authority'), ...pack.people.organisation]) expect(checkUscc(one.uscc).ok, one.code).toBe(true);
    for (const item of definitionsOf(pack, 'item')) {
      if (item.node !== 'strand') continue;
      expect(checkTaskCode(item.taskCode ?? '').ok, item.code).toBe(true);
      expect(item.taskCode).toBe(`${catalogue.authorities.get(item.authority)?.uscc}${item.taskCode?.[18]}${item.baseCode}`);
      expect(item.baseCode?.slice(2, 4)).toBe(item.type);
    }
    const codes = definitionsOf(pack, 'item').flatMap((item) => item.taskCode ?? []);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('登记簿和证照里的人和单位就是包里的人和单位', () => {
    const people = new Map(pack.people.person.map((one) => [one.idNumber, one.name]));
    const organisations = new Map(pack.people.organisation.map((one) => [one.uscc, one.name]));
    for (const record of pack.people.registerRecord) {
      expect((record.register === 'population' ? people : organisations).get(record.key)).toBe(record.attributes.name);
    }
    for (const licence of pack.people.initialLicence.filter((one) => one.licenceType === 'identity-card')) {
      expect(people.get(licence.attributes.idNumber ?? '')).toBe(licence.attributes.name);
    }
    expect([...people.values()]).toEqual(expect.arrayContaining(['阿卜杜拉·买买提', '陈𠮷安']));
  });

  test('会中止计时的规则都经过（演示）确认；条件都写明依据，没有核对过的标明凭记忆', () => {
    const marks = (basis: readonly { provenance: { mark: string } }[]) => basis.map((one) => one.provenance.mark);
    for (const regime of definitionsOf(pack, 'regime')) {
      const acting = [regime.receipt, regime.supplementAnswer, regime.delivery, regime.jointCap].flatMap((one) => (one ? [one.basis] : []));
      const grounds = [...regime.suspensionGrounds, ...regime.remedies].map((one) => one.basis);
      expect(new Set(marks([...acting, ...grounds])), regime.code).toEqual(new Set(acting.length + grounds.length > 0 ? ['confirmed'] : []));
    }
    for (const item of definitionsOf(pack, 'item').filter((one) => one.node === 'strand')) {
      const found = marks(item.conditions.flatMap((one) => one.basis ?? []));
      expect(found.length, item.code).toBeGreaterThan(0);
      expect(found.filter((mark) => mark !== 'confirmed' && mark !== 'memory'), item.code).toEqual([]);
    }
  });

  test('每个部门的受理、审查、决定都有主岗和替补岗，受理的人不作决定', () => {
    for (const authority of new Set(definitionsOf(pack, 'item').filter((one) => one.steps.length > 0).map((one) => one.authority))) {
      const posts = pack.people.post.filter((one) => one.authority === authority);
      for (const role of ['counter', 'reviewer', 'decider']) expect(posts.filter((one) => one.role === role && one.hall === undefined).map((one) => one.standIn), `${authority} ${role}`).toEqual(['A', 'B']);
      const deciders = new Set(posts.filter((one) => one.role === 'decider').map((one) => one.person));
      expect(posts.filter((one) => one.role !== 'decider' && one.hall === undefined).some((one) => deciders.has(one.person))).toBe(false);
    }
  });
});

/** What the licence library and the registers give for 老街小面馆, as the intake will bind it. */
function laojieEvidence(): Evidence[] {
  const { initialLicence, registerRecord, organisation, person } = pack.people;
  const shop = organisation.find((one) => one.code === 'laojie-noodles');
  const owner = person.find((one) => one.code === shop?.legalRepresentative);
  const licences = [['laojie-noodles', 'enterprise'], ['lin-xiaoyan', 'legalRepresentative']].flatMap(([holder, role]) =>
    initialLicence.filter((one) => one.holder === holder).map((one): Evidence => ({
      kind: 'licence', licenceType: one.licenceType, licenceId: one.code, identifier: one.number, version: 1, hash: 'demo', holder: role ?? '', attributes: one.attributes,
    })));
  const readings = registerRecord.filter((one) => one.key === shop?.uscc || one.key === owner?.idNumber).map((one): Evidence => ({
    kind: 'register', register: one.register, role: one.register === 'enterprise' ? 'enterprise' : 'legalRepresentative',
    readingId: one.key, hash: 'demo', readAt: '2026-11-20T01:00:00Z', attributes: one.attributes,
  }));
  return [...licences, ...readings];
}
