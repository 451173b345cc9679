import type { BundleRelease } from '../contract/index.ts';
import type { FormValues } from './form-values.ts';

/** 还原的一格: one box of the item's own form, in its own wording. */
export type RestoredField = { field: string; label: string; section: string; value: string | readonly string[] };

/**
 * 还原原表 (FRM-01): a member's original form, field for field in its own order and wording, from the merged values; a box
 * without a value is an empty text. Throws RangeError on an unknown member.
 */
export function restoreForm(release: BundleRelease, member: string, values: FormValues): RestoredField[] {
  const released = release.members.find((one) => one.id === member);
  if (released === undefined) throw new RangeError(`no member ${member} in bundle ${release.bundle}`);
  const keys = new Map(
    release.fields.flatMap((field) =>
      field.uses.filter((use) => use.member === member).map((use) => [use.field, field.key]),
    ),
  );
  return released.item.fields.map(({ id, label, section }) => {
    const key = keys.get(id);
    const value = key === undefined || !Object.hasOwn(values, key) ? undefined : values[key];
    return { field: id, label, section, value: value ?? '' };
  });
}
