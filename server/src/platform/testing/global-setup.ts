import type { TestProject } from 'vitest/node'
import { makeTemplate, type Template } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: { serverUrl: string; name: string }
  }
}

let template: Template | undefined

/** Once per run, before any test file (测试准备): the migrated template that `testDatabase` clones. */
export async function setup(project: TestProject): Promise<void> {
  template = await makeTemplate()
  project.provide('template', { serverUrl: template.serverUrl, name: template.name })
}

/** Drops the template and its clones, stops our server (测试清理). */
export async function teardown(): Promise<void> {
  await template?.remove()
}
