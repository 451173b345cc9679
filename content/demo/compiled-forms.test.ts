/** 编译结果的格式: what the compiler makes of the demo content is what content/schema says, and the schemas do refuse. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileBundle, noticeOf, planCase, preview } from '@yijian/core/compile';
import type { Answers, Evidence } from '@yijian/core/contract';
import Schema from 'typebox/schema';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../server/src/modules/packs/catalogue-of.ts';
import { definitionsOf } from '../../server/src/modules/packs/pack.ts';
import { readPack } from '../../server/src/modules/packs/read-pack.ts';

const pack = readPack(fileURLToPath(new URL('.', import.meta.url)));
const catalogue = catalogueOf(pack);
const releases = definitionsOf(pack, 'bundle').map((bundle) => compileBundle(bundle, 1, catalogue).release!);
const restaurant = releases.find((release) => release.bundle === 'restaurant')!;
const answers: Answers = { kind: 'restaurant', menu: ['hot', 'cold'], floorArea: '320', fireHandling: 'no', wantsSign: 'yes', sellsTobacco: 'yes' };
const licence: Evidence = { kind: 'licence', licenceType: 'business-licence', licenceId: 'l-1', identifier: 'x', version: 1, hash: 'h', holder: 'enterprise', attributes: {} };

/** As it travels: the JSON text, read again. */
const travelled = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
function checker(name: string) {
  const schema = JSON.parse(readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), 'utf8'));
  const compiled = Schema.Compile(schema);
  return (value: unknown) => compiled.Errors(travelled(value));
}
const fits = (name: string, value: unknown) => expect(checker(name)(value)).toEqual([true, []]);

describe('编译结果合格式', () => {
  test.each(releases.map((release) => [release.bundle, release] as const))('%s：发布版、什么都没答的预览、每种情形的预览和告知', (_, release) => {
    fits('bundle-release', release);
    for (const one of [{}, ...release.classes.slice(0, 12).map((found) => found.answers)]) {
      const plan = preview(release, one);
      fits('preview', plan);
      fits('notice', noticeOf(plan));
    }
  });

  test('办件方案：有证照和没有证照', () => {
    fits('case-plan', planCase(restaurant, answers, [], { optOut: [], values: {} }).plan);
    const { plan } = planCase(restaurant, answers, [licence], { optOut: ['sign'], values: {} });
    expect(plan.materials.some((material) => material.bound !== null)).toBe(true);
    fits('case-plan', plan);
  });

  test.each([
    ['preview', '多一项', { ...preview(restaurant, answers), more: 1 }],
    ['preview', '少一项', { ...preview(restaurant, answers), timeline: undefined }],
    ['notice', '写错种类', { ...noticeOf(preview(restaurant, answers)), complete: 'yes' }],
    ['bundle-release', '没有的取值', { ...restaurant, audience: 'everybody' }],
    ['case-plan', '别的版本', { ...planCase(restaurant, answers, [], { optOut: [], values: {} }).plan, schema: 'yijian.case-plan/2' }],
  ])('%s %s：不合格式', (name, _, value) => expect(checker(name)(value)[0]).toBe(false));
});
