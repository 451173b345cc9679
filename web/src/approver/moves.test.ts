import { expect, test } from 'vitest';
import type { Action } from '../api/cases.ts';
import { shownMoves, stageOf } from './moves.ts';

const action = (name: string, allowed: boolean): Action => ({
  name,
  allowed,
  because: allowed ? null : '不行',
  remedy: null,
});

test('能办的都显示，这一环节不能办的只说一个原因', () => {
  const actions = [action('points', false), action('review', false), action('decide', true), action('return', true)];
  expect(shownMoves(actions, 'deciding').map((one) => one.name)).toEqual(['decide', 'return']);
  expect(shownMoves([action('decide', false), action('return', false)], 'deciding').map((one) => one.name)).toEqual([
    'decide',
  ]);
  expect(shownMoves([action('points', false), action('review', false)], 'waiting').map((one) => one.name)).toEqual([
    'review',
  ]);
});

test('常用的在前', () => {
  expect(shownMoves([action('points', true), action('no-objection', true)], 'received').map((one) => one.name)).toEqual(
    ['no-objection', 'points'],
  );
});

test('办完了没有操作', () => {
  expect(stageOf('granted')).toBe('finished');
  expect(shownMoves([action('review', false), action('decide', false)], 'granted')).toEqual([]);
});
