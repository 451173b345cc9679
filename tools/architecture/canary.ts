/** 金丝雀: a copy of the tree with every kind of violation planted in it. A checker that does not bite here is blind. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importPlants } from './canary-imports.ts';
import { textPlants } from './canary-text.ts';
import { type ModuleMap, readModuleMap } from './map.ts';

/** 埋设: one planted violation: the rule that must bite, the file it must name, and the files to write. */
export interface Plant {
  readonly rule: string;
  /** The file (or folder) that the finding must name. */
  readonly at: string;
  readonly files: Readonly<Record<string, string>>;
}

/** 带毒副本: where it lies and what was planted, by checker. */
export interface Canary {
  readonly root: string;
  readonly imports: readonly Plant[];
  readonly texts: readonly Plant[];
}

const COPIED = [
  'core',
  'server',
  'web',
  'package.json',
  'tsconfig.json',
  '.dependency-cruiser.mjs',
  'tools/architecture',
];
const DOORS_OF_CORE = ['contract', 'compile', 'rules'];

/** 制作副本: copies the tree, opens the doors that are still missing, and plants. The caller removes the folder. */
export function plantCanary(root: string): Canary {
  const copy = mkdtempSync(join(tmpdir(), 'yijian-canary-'));
  for (const path of COPIED) {
    if (!existsSync(join(root, path))) continue;
    cpSync(join(root, path), join(copy, path), {
      recursive: true,
      filter: (from) => !/node_modules|\/dist\b/.test(from),
    });
  }
  linkPackages(root, copy);
  const map = readModuleMap(root);
  openMissingDoors(copy, map);
  const imports = importPlants(map);
  const texts = textPlants();
  for (const plant of [...imports, ...texts]) {
    for (const [path, text] of Object.entries(plant.files)) write(copy, path, text);
  }
  return { root: copy, imports, texts };
}

/** Packages are links to the real ones, except our own, which must lead into the copy. */
function linkPackages(root: string, copy: string): void {
  const own = join(copy, 'node_modules/@yijian');
  mkdirSync(own, { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@yijian') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of ['core', 'server', 'web']) symlinkSync(join(copy, name), join(own, name));
}

function openMissingDoors(copy: string, map: ModuleMap): void {
  const doors = [
    ...Object.keys(map).map((name) => `server/src/modules/${name}`),
    ...DOORS_OF_CORE.map((name) => `core/src/${name}`),
    'server/src/platform',
    'server/src/app',
  ];
  for (const folder of doors) {
    if (existsSync(join(copy, folder, 'index.ts'))) continue;
    write(copy, `${folder}/canary-stub.ts`, '/** 桩 */\nexport const canaryStub = 1;\n');
    write(copy, `${folder}/index.ts`, "export { canaryStub } from './canary-stub.ts';\n");
  }
}

function write(copy: string, path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}
