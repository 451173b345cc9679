import { parseArgs } from 'node:util';
import { checkItem, compileBundle } from '@yijian/core/compile';
import type { Bundle, Finding } from '@yijian/core/contract';
import { catalogueOf, packFindingText, packSchemas, readPack, type Pack } from '#catalogue';
import { findingText } from './compile.ts';
import { demoPack, print } from './read-arguments.ts';
import { Stop } from './stop.ts';

/** `lint`: everything wrong with a pack, with file and line: shape and references, then law and composition. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { pack: { type: 'string' }, json: { type: 'boolean' }, schema: { type: 'boolean' } },
  });
  if (values.schema) {
    await print(JSON.stringify(packSchemas.rows, null, 2));
    return 0;
  }
  const pack = readPack(values.pack ?? demoPack);
  const findings = pack.findings.length > 0 ? [] : deepFindings(pack);
  const blocked = pack.findings.length + findings.filter((finding) => finding.severity === 'block').length;
  const warned = findings.length - (blocked - pack.findings.length);
  const counts = { definitions: pack.definitions.length, blocked, warned };
  if (values.json) await print(JSON.stringify({ ...counts, pack: pack.findings, findings }, null, 2));
  else
    await print(
      [
        ...pack.findings.map(packFindingText),
        ...findings.map((finding) => findingText(finding, pack)),
        `定义 ${counts.definitions} 个，拦截 ${blocked} 处，提醒 ${warned} 处`,
      ].join('\n'),
    );
  if (blocked > 0) throw new Stop(`内容包有 ${blocked} 处问题，请按列出的位置改正`);
  return 0;
}

function deepFindings(pack: Pack): Finding[] {
  const catalogue = catalogueOf(pack);
  const bundles = pack.definitions.map((one) => one.definition).filter((one): one is Bundle => one.kind === 'bundle');
  const all = [
    ...[...catalogue.items.values()].flatMap(({ definition }) => checkItem(definition, catalogue)),
    ...bundles.flatMap((bundle) => compileBundle(bundle, 1, catalogue).findings),
  ];
  const once = new Map(all.map((finding) => [`${finding.code} ${finding.place} ${finding.message}`, finding]));
  return [...once.values()].sort((one, other) =>
    one.severity === other.severity ? (one.place < other.place ? -1 : 1) : one.severity === 'block' ? -1 : 1,
  );
}
