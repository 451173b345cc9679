import { parseArgs } from 'node:util';
import { checkItem, compileBundle, unsilenced } from '@yijian/core/compile';
import type { Bundle, Definition, DefinitionKind, Finding } from '@yijian/core/contract';
import { lintDefinition, lintWhole, lintWorld, silencedBy } from '@yijian/core/lint';
import { catalogueOf, packFindingText, packSchemas, readPack, type Pack } from '#packs';
import { findingText } from './compile.ts';
import { demoPack, print } from './read-arguments.ts';
import { Stop } from './stop.ts';

/** `lint`: everything wrong with a pack, with file and line: shape and references, then law and composition. Answers the exit code. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      pack: { type: 'string' },
      json: { type: 'boolean' },
      schema: { type: 'boolean' },
      on: { type: 'string' },
    },
  });
  if (values.schema) {
    await print(JSON.stringify(packSchemas.rows, null, 2));
    return 0;
  }
  const pack = readPack(values.pack ?? demoPack);
  const findings = pack.findings.length > 0 ? [] : deepFindings(pack, values.on ?? null);
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

/** The rules of the server's lint; `today`: the day on which exceptions must still hold, null = all of them do. */
function deepFindings(pack: Pack, today: string | null): Finding[] {
  const definitions = pack.definitions.map((one) => one.definition);
  const of = <K extends DefinitionKind>(kind: K) =>
    definitions.filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind);
  const catalogue = { ...catalogueOf(pack), silenced: silencedBy(of('lintException'), today) };
  const world = lintWorld(catalogue, of);
  const compiled = (bundle: Bundle): Finding[] => unsilenced(compileBundle(bundle, 1, catalogue).findings, catalogue);
  const all = [
    ...[...catalogue.items.values()].flatMap(({ definition }) => checkItem(definition, catalogue)),
    ...of('bundle').flatMap(compiled),
    ...definitions.flatMap((definition) => lintDefinition(definition, world)),
    ...lintWhole(world),
  ];
  const once = new Map(all.map((finding) => [`${finding.code} ${finding.place} ${finding.message}`, finding]));
  return [...once.values()].sort((one, other) =>
    one.severity === other.severity ? (one.place < other.place ? -1 : 1) : one.severity === 'block' ? -1 : 1,
  );
}
