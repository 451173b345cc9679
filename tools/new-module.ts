/**
 * 新建模块: `node tools/new-module.ts <name> <zh> [tier]` writes the least a module needs (door, README, model,
 * first migration) and puts it on the map. It uses no other module yet: add those to server/modules.json by hand, with
 * the ADR line that says why.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HIGHEST_TIER = 6;

/** 新模块: `name` is the folder and the schema, `zh` its Chinese title, `tier` its place on the map (0 to 6). */
export interface NewModule {
  readonly name: string;
  readonly zh: string;
  readonly tier: number;
}

/**
 * 搭好模块: writes the files beneath `root` and returns their paths.
 * Throws when the name is not one lower-case word, when the module is there already, or when the tier does not exist.
 */
export function scaffoldModule(root: string, module: NewModule): string[] {
  judgeName(root, module);
  const folder = `server/src/modules/${module.name}`;
  const files = Object.entries(filesOf(module)).map(([name, text]) => [`${folder}/${name}`, text] as const);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  putOnTheMap(root, module);
  openDoor(root, module);
  return [...files.map(([path]) => path), 'server/modules.json', 'server/package.json'];
}

function judgeName(root: string, { name, zh, tier }: NewModule): void {
  if (!/^[a-z]{3,20}$/.test(name)) throw new Error(`${name}: a module is named by one lower-case word`);
  if (!/\p{Script=Han}/u.test(zh)) throw new Error(`${zh}: the title is Chinese`);
  if (!Number.isInteger(tier) || tier < 0 || tier > HIGHEST_TIER)
    throw new Error(`tier ${tier} is not 0 to ${HIGHEST_TIER}`);
  if (existsSync(join(root, 'server/src/modules', name))) throw new Error(`${name} is there already`);
}

function filesOf({ name, zh }: NewModule): Record<string, string> {
  const noun = name.replace(/s$/, '');
  const type = noun.charAt(0).toUpperCase() + noun.slice(1);
  return {
    'README.md': readme(name, zh),
    'index.ts': `/** Door of \`${name}\` ${zh}. */\nexport type { ${type} } from './${name}.ts';\n`,
    [`${name}.ts`]: `/** ${zh} ${type}: one row of ${name}.${noun}. */\nexport interface ${type} {\n  readonly id: string;\n}\n`,
    [`migrations/0001-${name}.sql`]: [
      `create schema if not exists ${name};`,
      `create table ${name}.${noun} (`,
      `  id uuid constraint ${noun}_pk primary key`,
      ');',
      `comment on table ${name}.${noun} is '${zh}';`,
      '',
    ].join('\n'),
  };
}

function readme(name: string, zh: string): string {
  const sections = [
    ['What for', `${zh}.`],
    ['Words', 'From the glossary; say which of them this module owns.'],
    ['Invariants', 'What always holds, and what in the database holds it.'],
    ['Doors', 'What other modules may ask (`index.ts`) and what arrives over HTTP (`http.ts`).'],
    ['Events', 'Published and listened to.'],
    ['Policy', 'Clause -> file.'],
    ['Where to start', `\`${name}.ts\``],
  ];
  return `# ${name} ${zh}\n${sections.map(([title, text]) => `\n## ${title}\n\n${text}\n`).join('')}`;
}

function putOnTheMap(root: string, { name, zh, tier }: NewModule): void {
  rewrite(join(root, 'server/modules.json'), (map) => {
    const modules = map.modules as Record<string, unknown>;
    modules[name] = { tier, zh, uses: [] };
  });
}

function openDoor(root: string, { name }: NewModule): void {
  rewrite(join(root, 'server/package.json'), (manifest) => {
    const doors = manifest.imports as Record<string, string>;
    doors[`#${name}`] = `./src/modules/${name}/index.ts`;
  });
}

function rewrite(path: string, change: (content: Record<string, unknown>) => void): void {
  const content = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(content);
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = '', zh = '', tier = '6'] = process.argv.slice(2);
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const path of scaffoldModule(root, { name, zh, tier: Number(tier) })) console.log(path);
  console.log('Then: npm run check -- --fix, and an ADR line for the map.');
}
