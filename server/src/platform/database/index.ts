/** The system of record: built-in or a server. */
export { type Database, type DatabasePlace, openDatabase } from './pool.ts';
