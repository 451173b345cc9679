// The import rules are computed from server/modules.json; see tools/architecture/cruise-rules.ts.
import { cruiseConfig } from './tools/architecture/cruise-rules.ts';
import { readModuleMap } from './tools/architecture/map.ts';

export default cruiseConfig(readModuleMap(import.meta.dirname));
