/** 事件与状态文件检查: the pages are what the source says; every event that somebody listens to is published somewhere. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reactions } from '../server/src/app/wiring.ts';
import { readSources } from './architecture/sources.ts';
import { readPublished } from './event-facts.ts';
import { stalePages } from './event-pages.ts';

const places = readPublished(readSources(fileURLToPath(new URL('..', import.meta.url))));

test('docs/events.md and docs/case-states.md are current (else run `node tools/start.mjs check --fix`)', () => {
  expect(stalePages()).toEqual([]);
});

test('whoever listens, listens to an event that is published', () => {
  const published = new Set(places.map((one) => one.type));
  expect(published.size).toBeGreaterThan(40);
  expect(reactions.flatMap((one) => one.on).filter((type) => !published.has(type))).toEqual([]);
});

test('no event carries a name, a number or a text of a person', () => {
  const personal = /^(name|idNumber|mobile|phone|address|text|opinion|comment|values)$/i;
  expect(places.filter((one) => one.data.some((member) => personal.test(member)))).toEqual([]);
});
