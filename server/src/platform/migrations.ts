import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModuleMigrations } from './database/migrate.ts';

/** Tiers of the module map: what lies below is migrated first. Modules not named here follow by name. */
const moduleOrder = [
  ['identity', 'journal', 'calendars', 'files', 'notices', 'catalogue'],
  ['deadlines', 'documents', 'seals', 'licences', 'exchange', 'sso', 'payments', 'delivery'],
  ['bundles', 'cases'],
  ['intake', 'commitments', 'benefits', 'hall', 'assistance', 'relay', 'intermediaries'],
  ['ratings', 'workorders', 'supervision', 'credit', 'registers', 'oversight'],
].flat();

/**
 * Every migration folder of this program in the order it runs (全部迁移): `platform` first, then the modules from the
 * ground up. Folders are discovered: a new module needs no entry here unless another one's tables refer to its own.
 */
export function allMigrations(): ModuleMigrations[] {
  const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const home = folder('../modules/');
  const modules = (existsSync(home) ? readdirSync(home, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return [
    { name: 'platform', folder: folder('./migrations/') },
    ...modules.map((name) => ({ name, folder: folder(`../modules/${name}/migrations/`) })),
  ];
}

function rank(name: string): number {
  const at = moduleOrder.indexOf(name);
  return at === -1 ? moduleOrder.length : at;
}
