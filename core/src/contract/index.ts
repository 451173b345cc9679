export * from './definitions.ts';
export * from './plan.ts';
export { canonicalJson, contentHash } from './content-hash.ts';
export { patternWords } from './pattern-words.ts';
