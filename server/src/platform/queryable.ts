import type pg from 'pg';

/** What a store reads with: a pool, or the connection of the running transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;
