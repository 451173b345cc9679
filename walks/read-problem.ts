import { expect } from 'vitest';
import type { Answer } from './apply.ts';

/** 每一个拒绝都是一个人话的问题: RFC 9457, code, reason and remedy in Chinese; never a stack, never our fault. */
export function readProblem(response: { status: number; type: string; text: string }, around: string): Answer {
  expect(response.status, `${around}: ${response.text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
  expect(response.status, `${around}: ${response.text.slice(0, 300)}`).toBeLessThan(500);
  expect(response.type, around).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(response.text) as Answer;
  expect(problem, around).toMatchObject({
    status: response.status,
    code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
    type: `urn:yijian:problem:${problem.code}`,
  });
  for (const words of ['reason', 'remedy', 'title'])
    expect(problem[words], `${around} ${words}`).toMatch(/\p{Script=Han}{2}/u);
  for (const finding of problem.findings ?? [])
    expect(finding.message ?? finding.reason, `${around}: ${JSON.stringify(finding)}`).toMatch(/\p{Script=Han}/u);
  expect(response.text, around).not.toMatch(
    /\bat .+:\d+:\d+|node_modules|\.ts:|select .+ from|SyntaxError|TypeError|undefined is not|ECONN/i,
  );
  return problem;
}
