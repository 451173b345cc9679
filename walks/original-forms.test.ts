import { describe, expect, it } from 'vitest';
import {
  actForEnterprise,
  type Answer,
  cast,
  complete,
  decideAll,
  offices,
  restaurantAnswers,
  start,
} from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

/** A value that no other box has, so that a box filled from the wrong one is seen. */
function distinct(definition: Answer, at: number): string | string[] | undefined {
  const { type, check, values, maxLength = 60 } = definition;
  if (check === 'mobile') return `139${String(10_000_000 + at)}`;
  if (check === 'personName')
    return `阿卜杜拉·买买提${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'子丑寅卯辰巳午未申酉戌亥'[at % 12]}`;
  if (check || definition.code === 'birthTime') return undefined;
  if (type === 'text' || type === 'longText') return [...`𠮷第${at}格 A·b（${at}）`].slice(0, maxLength).join('');
  if (type === 'choice') return values.at(-1).code;
  if (type === 'choices') return values.map((one: Answer) => one.code);
  if (type === 'date') return `2026-10-${String((at % 28) + 1).padStart(2, '0')}`;
  if (type === 'integer' || type === 'decimal')
    return String(Math.min(Number(definition.min ?? 0) + (at % 20), Number(definition.max ?? 20)));
  return undefined;
}

type Bundle = { login: string; bundle: string; answers: Answer };
const bundles: Bundle[] = [
  { login: 'citizen', bundle: 'restaurant', answers: { ...restaurantAnswers, sellsTobacco: 'yes' } },
  {
    login: 'mother',
    bundle: 'birth',
    answers: { hukouSide: 'mother', wantsCard: 'yes', wantsInsurance: 'yes', claimsMaternity: 'yes' },
  },
  {
    login: 'company',
    bundle: 'change',
    answers: {
      changeItems: ['name', 'address', 'legalRepresentative', 'scope', 'capital', 'shareholders'],
      newSeal: 'yes',
    },
  },
];

describe('一张表交上去,每个部门拿到自己原来的表,一格不差', () => {
  it.each(bundles)('$bundle', async ({ login, bundle, answers }) => {
    const citizen = await signedIn(login);
    if (login !== 'mother') await actForEnterprise(citizen);
    const applicationId = await start(citizen, bundle, answers);
    const fresh = await citizen.get(`/api/applications/${applicationId}`);
    const own = fresh.fields.filter((field: Answer) => field.editable && field.source === 'applicant');
    const given = Object.fromEntries(
      own.flatMap((field: Answer, at: number) => {
        const value = distinct(field.definition, at);
        return value === undefined ? [] : [[field.key, value]];
      }),
    );
    expect(Object.keys(given).length).toBeGreaterThan(8);
    const ready = await complete(citizen, applicationId, given);
    expect(ready.findings).toEqual([]);
    for (const [key, value] of Object.entries(given))
      expect(ready.fields.find((field: Answer) => field.key === key).value, key).toEqual(value);
    const { caseId } = await citizen.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    const { strands } = await citizen.get(`/api/cases/${caseId}`);
    let boxes = 0;
    for (const strand of strands.filter((one: Answer) => one.node === 'strand')) {
      const view = await (await signedIn(`${offices[strand.authority]}-decide`)).get(
        `/api/approver/cases/${caseId}/${strand.member}`,
      );
      const used = ready.fields.filter((field: Answer) =>
        field.uses.some((use: Answer) => use.member === strand.member),
      );
      const labels = used.flatMap((field: Answer) =>
        field.uses
          .filter((use: Answer) => use.member === strand.member)
          .map((use: Answer) => [use.label, field.valueText]),
      );
      const restored = view.originalForm.map((box: Answer) => [box.label, box.value]);
      const filled = restored.filter(([, value]: string[]) => value !== '');
      expect(filled.sort(), `${bundle}/${strand.member}`).toEqual(
        labels.filter(([, value]: string[]) => value !== '').sort(),
      );
      const inForm = new Set(labels.map(([label]: string[]) => label));
      for (const [label, value] of restored)
        if (!inForm.has(label)) expect(value, `${strand.member} ${label}`).toBe('');
      boxes += restored.length;
    }
    expect(boxes).toBeGreaterThan(ready.fields.length);
    await decideAll(signedIn, caseId);
  });
});
