import type { TestProject } from 'vitest/node';
import { makeTemplate, type Template } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    template: { serverUrl: string; name: string } | { failure: string };
  }
}

let template: Template | undefined;

/**
 * Once per run, before any test file (测试准备): the migrated template that `testDatabase` clones. When it cannot be
 * made, only the tests that ask for a database fail, each with the reason.
 */
export async function setup(project: TestProject): Promise<void> {
  try {
    template = await makeTemplate();
    project.provide('template', { serverUrl: template.serverUrl, name: template.name });
  } catch (error) {
    project.provide('template', { failure: String(error) });
  }
}

/** Drops the template and its clones, stops our server (测试清理). */
export async function teardown(): Promise<void> {
  await template?.remove();
}
