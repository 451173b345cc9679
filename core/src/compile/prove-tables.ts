import type { BundleRelease, Finding } from '../contract/index.ts';
import { ownKey } from './prove-fields.ts';
import { ownMaterialKey } from './prove-materials.ts';
import { hole, type Originals, surplus, type Verdict } from './exhibit.ts';

/**
 * 总表证明: the release's own tables: every field of every original form leads to exactly one merged field (so that the
 * form can be restored), and each department is granted what its item uses and nothing else.
 */
export function proveTables(release: BundleRelease, originals: Originals): Verdict {
  const verdict: Verdict = { checked: 0, holes: [], surplus: [] };
  const expected = {
    fields: grantKeys(originals.fields, ownKey),
    materials: grantKeys(originals.materials, ownMaterialKey),
  };
  for (const { member, item, thing } of originals.fields) {
    const keys = release.fields
      .filter((field) => field.uses.some((use) => use.member === member && use.field === thing.id))
      .map((field) => field.key);
    verdict.checked += 1;
    if (keys.length !== 1 || keys[0] !== ownKey(thing)) {
      verdict.holes.push(
        hole(
          'restore',
          `item:${item.code}/fields/${thing.id}`,
          `「${item.name}」的原表字段「${thing.label}」无法从综合表还原`,
        ),
      );
    }
  }
  for (const field of release.fields) {
    for (const use of field.uses) {
      const known = originals.fields.some((need) => need.member === use.member && need.thing.id === use.field);
      if (!known)
        verdict.surplus.push(
          surplus('table', `fields/${field.key}`, `综合表字段「${field.label}」列了事项中没有的字段 ${use.field}`),
        );
    }
  }
  verdict.holes.push(...grantHoles(release, expected));
  verdict.surplus.push(...grantSurplus(release, expected));
  return verdict;
}

type Expected = { fields: ReadonlySet<string>; materials: ReadonlySet<string> };

function grantKeys<Thing>(
  needs: readonly { member: string; thing: Thing }[],
  keyOf: (thing: Thing) => string,
): Set<string> {
  return new Set(needs.map((need) => `${need.member} ${keyOf(need.thing)}`));
}

function granted(release: BundleRelease, part: 'fields' | 'materials'): Set<string> {
  return new Set(release.grants.flatMap((grant) => grant[part].map((key) => `${grant.member} ${key}`)));
}

function grantHoles(release: BundleRelease, expected: Expected): Finding[] {
  return (['fields', 'materials'] as const).flatMap((part) => {
    const given = granted(release, part);
    return [...expected[part]]
      .filter((pair) => !given.has(pair))
      .map((pair) => hole('grant', `grants/${pair}`, `部门没有得到办理所需的 ${pair}`));
  });
}

function grantSurplus(release: BundleRelease, expected: Expected): Finding[] {
  return (['fields', 'materials'] as const).flatMap((part) =>
    [...granted(release, part)]
      .filter((pair) => !expected[part].has(pair))
      .map((pair) => surplus('grant', `grants/${pair}`, `部门得到了办理不需要的 ${pair}`)),
  );
}
