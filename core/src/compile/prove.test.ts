import { describe, expect, test } from 'vitest';
import type { BundleRelease, MergedField, MergedMaterial } from '../contract/index.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import { compileBundle, proveRelease } from './index.ts';

const catalogue = lanternCatalogue();

function lantern(): BundleRelease {
  const { release } = compileBundle(lanternBundle, 1, catalogue);
  if (release === null) throw new Error('the fixture must compile');
  return structuredClone(release);
}

const fieldOf = (release: BundleRelease, key: string) =>
  release.fields.find((field) => field.key === key) as MergedField;
const materialOf = (release: BundleRelease, key: string) =>
  release.materials.find((material) => material.key === key) as MergedMaterial;

/** What the prover finds after the compiler's work was spoilt by hand. */
function found(spoil: (release: BundleRelease) => void): string[] {
  const release = lantern();
  spoil(release);
  const { coverage, minimality, conflicts } = proveRelease(release, catalogue);
  return [...new Set([...coverage.holes, ...minimality.surplus, ...conflicts].map((finding) => finding.code))].sort();
}

const never = { op: 'constant', value: false } as const;

describe('证明能发现编译器的每一种错', () => {
  const spoilt: [string, string, (release: BundleRelease) => void][] = [
    ['漏掉一个部门对字段的使用', 'hole-field-use', (release) => void fieldOf(release, 'name@shop').uses.pop()],
    ['漏掉一个字段', 'hole-field', (release) => void release.fields.splice(0, 1)],
    ['字段无法还原到原表', 'hole-restore', (release) => void fieldOf(release, 'name@shop').uses.pop()],
    [
      '多出一个没人要的字段',
      'surplus-field',
      (release) => void release.fields.push({ ...fieldOf(release, 'name@shop'), key: 'name@keeper', role: 'keeper' }),
    ],
    [
      '多出事项里没有的用途',
      'surplus-table',
      (release) =>
        void fieldOf(release, 'name@shop').uses.push({
          member: 'sign',
          field: 'ghost',
          label: '鬼',
          required: true,
          purpose: '无',
        }),
    ],
    [
      '字段给了不需要它的部门',
      'surplus-field-use',
      (release) =>
        void fieldOf(release, 'uscc@shop').uses.push({
          member: 'sign',
          field: 'shop',
          label: '编号',
          required: true,
          purpose: '无',
        }),
    ],
    [
      '把父母两人的姓名并成一个',
      'hole-field',
      (release) => {
        fieldOf(release, 'person-name@father').uses.push(...fieldOf(release, 'person-name@mother').uses);
        release.fields.splice(release.fields.indexOf(fieldOf(release, 'person-name@mother')), 1);
      },
    ],
    [
      '必填变成选填',
      'hole-field-required',
      (release) => {
        for (const use of fieldOf(release, 'name@shop').uses) use.required = false;
      },
    ],
    [
      '条件变成永不',
      'hole-field',
      (release) => {
        for (const use of fieldOf(release, 'address@shop/workshop').uses) use.required = never;
      },
    ],
    [
      '条件变成总要',
      'surplus-field',
      (release) => {
        for (const use of fieldOf(release, 'address@shop/workshop').uses) use.required = true;
      },
    ],
    [
      '换成别的数据元',
      'hole-field-element',
      (release) => {
        const field = fieldOf(release, 'name@shop');
        field.definition = { ...field.definition, maxLength: 1 };
      },
    ],
    [
      '来源没有根据',
      'hole-field-source',
      (release) =>
        void fieldOf(release, 'name@shop').sources.unshift({
          kind: 'register',
          register: 'enterprise',
          attribute: 'name',
        }),
    ],
    [
      '用还没办结的事项的结果填表',
      'hole-field-source',
      (release) =>
        void fieldOf(release, 'address@shop/premises').sources.unshift({ kind: 'account', attribute: 'address' }),
    ],
    ['漏掉一份材料', 'hole-material', (release) => void release.materials.splice(0, 1)],
    [
      '漏掉一个部门对材料的使用',
      'hole-material-use',
      (release) => void materialOf(release, 'premises-proof@shop/premises').uses.pop(),
    ],
    [
      '材料的条件变成永不',
      'hole-material',
      (release) => {
        for (const use of materialOf(release, 'safety-plan@shop').uses) use.when = never;
      },
    ],
    [
      '材料的条件变成总要',
      'surplus-material',
      (release) => {
        for (const use of materialOf(release, 'safety-plan@shop').uses) use.when = null;
      },
    ],
    [
      '免提交没有根据',
      'hole-material-way',
      (release) => {
        for (const use of materialOf(release, 'layout@shop/premises').uses)
          use.ways = [{ kind: 'commitment', text: '承诺' }];
      },
    ],
    [
      '形式放宽',
      'hole-material-form',
      (release) => {
        for (const use of materialOf(release, 'premises-proof@shop/premises').uses) use.form = 'electronic';
      },
    ],
    [
      '原件数少了',
      'hole-material-originals',
      (release) => {
        for (const use of materialOf(release, 'premises-proof@shop/premises').uses) use.originals = 0;
      },
    ],
    [
      '份数不够分',
      'hole-material-copies',
      (release) => {
        for (const use of materialOf(release, 'premises-proof@shop/premises').uses) use.copies = 0;
      },
    ],
    [
      '份数要多了',
      'surplus-material-shape',
      (release) => {
        for (const use of materialOf(release, 'premises-proof@shop/premises').uses) use.copies = 9;
      },
    ],
    [
      '必备变成有则提供',
      'hole-material-required',
      (release) => {
        for (const use of materialOf(release, 'layout@shop/premises').uses) use.necessity = 'optional';
      },
    ],
    [
      '不能容缺变成可容缺',
      'hole-material-deferrable',
      (release) => {
        for (const use of materialOf(release, 'premises-proof@shop/premises').uses) use.necessity = 'deferrable';
      },
    ],
    [
      '内容要求丢了',
      'hole-material-shape',
      (release) => {
        for (const use of materialOf(release, 'layout@shop/premises').uses) use.content = '';
      },
    ],
    [
      '父母两人的证明并成一份',
      'hole-material',
      (release) => {
        materialOf(release, 'identity-proof@father').uses.push(...materialOf(release, 'identity-proof@mother').uses);
        release.materials.splice(release.materials.indexOf(materialOf(release, 'identity-proof@mother')), 1);
      },
    ],
    [
      '先后丢了，却仍说由前一项推送',
      'hole-material-way',
      (release) => {
        release.materials
          .find((one) => one.key === 'lantern-licence-copy@shop')
          ?.uses.forEach((use) => {
            use.ways = [{ kind: 'generated', note: '无' }];
          });
        release.edges = release.edges.filter((edge) => edge.to !== 'flame');
      },
    ],
    ['部门看不到要用的字段', 'hole-grant', (release) => void release.grants[0]?.fields.pop()],
    [
      '部门看到了不该看的字段',
      'surplus-grant',
      (release) => void release.grants.find((grant) => grant.member === 'sign')?.fields.push('id-number@keeper'),
    ],
  ];

  test('没动过的，什么也没发现', () => {
    expect(found(() => undefined)).toEqual([]);
  });

  test.each(spoilt)('%s：%s', (_, code, spoil) => {
    expect(found(spoil)).toContain(code);
  });

  test('两个成员给同一持证人发同一证照', () => {
    expect(
      found((release) => {
        const sign = release.members.find((member) => member.id === 'sign');
        if (sign !== undefined)
          sign.item.result = { ...sign.item.result, kind: 'licence', licenceType: 'lantern-licence', holder: 'shop' };
      }),
    ).toContain('licence-issued-twice');
  });

  test('漏问了有用的问题：怎么答都该办的没有列入', () => {
    expect(
      found((release) => {
        release.classes = release.classes.slice(0, 1).map((one) => ({ ...one, answers: {} }));
      }),
    ).toContain('hole-member');
  });
});
