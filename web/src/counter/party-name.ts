/**
 * 当事人名称 as it stands in the form: the value of a name field of that role (`personName@father`, `enterpriseName@enterprise`),
 * of the person or organisation itself, not of something they own. Undefined when the form does not name them.
 */
export function partyName(fields: readonly { key: string; value: string }[], role: string): string | undefined {
  const named = fields.find(
    ({ key, value }) => value !== '' && /^[A-Za-z]*name$/i.test(key.split('@')[0]!) && key.split('@')[1] === role,
  );
  return named?.value;
}
