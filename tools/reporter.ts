import { relative } from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * 测试报告: one line per test file while it runs, every failure in full at the end, and a closing line that machines
 * read: `N passed, N failed` (and `, N skipped` when there are any). A file or a run that breaks outside a test counts
 * as one failure.
 */
export default class ClosingLineReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const { passed, failed } = count([module]);
    const mark = failed ? '✗' : '✓';
    const failures = failed ? `, ${failed} failed` : '';
    print(`${mark} ${nameOf(module)}  ${passed} passed${failures}  ${Math.round(module.diagnostic().duration)} ms`);
  }

  onUserConsoleLog({ content }: { content: string }): void {
    process.stdout.write(content);
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    for (const module of modules) printFailures(module);
    for (const error of unhandled) print(`\n✗ outside any test\n${textOf(error)}`);
    const { passed, failed, skipped } = count(modules);
    print(closingLine({ passed, failed: failed + unhandled.length, skipped }));
  }
}

/** 结果数: tests by outcome. */
export type Counts = { passed: number; failed: number; skipped: number };

/** The closing line that machines read (结尾行). */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function count(modules: ReadonlyArray<TestModule>): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) counts[outcomeOf(test)]++;
    // A suite whose hook broke leaves its tests skipped; a file that could not be loaded has none.
    counts.failed += brokenPlaces(module).length;
  }
  return counts;
}

function outcomeOf(test: TestCase): keyof Counts {
  const { state } = test.result();
  return state === 'pending' ? 'failed' : state;
}

type Place = { name: string; errors: ReadonlyArray<SerializedError> };

function brokenPlaces(module: TestModule): Place[] {
  const suites = [...module.children.allSuites()].map((suite) => ({ name: suite.fullName, errors: suite.errors() }));
  return [{ name: '', errors: module.errors() }, ...suites].filter(({ errors }) => errors.length > 0);
}

function printFailures(module: TestModule): void {
  const places = brokenPlaces(module);
  for (const test of module.children.allTests('failed'))
    places.push({ name: test.fullName, errors: test.result().errors ?? [] });
  for (const { name, errors } of places) print(`\n✗ ${nameOf(module)} > ${name}\n${errors.map(textOf).join('\n')}`);
}

function textOf(error: SerializedError): string {
  const { diff } = error as { diff?: string };
  const text = error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
  return [text, diff].filter(Boolean).join('\n');
}

function nameOf(module: TestModule): string {
  return relative(process.cwd(), module.moduleId);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
