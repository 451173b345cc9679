export { type TestDatabase, testDatabase } from './test-database.ts';
export { citizen, staff, testPlatform } from './test-platform.ts';
