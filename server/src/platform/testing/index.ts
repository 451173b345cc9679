export { CookieVisitor, type VisitedPage } from './cookie-visitor.ts';
export { type TestDatabase, testDatabase } from './test-database.ts';
export { readYamlFolder } from './read-yaml-folder.ts';
export { citizen, staff, testPlatform } from './test-platform.ts';
