/**
 * 守门: `npm run check`. Runs every gate, two at a time, prints each with its seconds and every failure in full, and
 * ends with 1 when one failed. `--fix` first formats the tree and rewrites GLOSSARY.md, content/schema and the generated pages of docs.
 */
import { fileURLToPath } from 'node:url';
import { checkSteps, formatTree, type Step } from './check/steps.ts';
import { writeGlossary } from './glossary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const LINES_MAX = 200;
const AT_ONCE = 2;

if (process.argv.includes('--fix')) {
  writeGlossary();
  (await import('./write-schemas.ts')).writeSchemas();
  (await import('./event-pages.ts')).writePages();
  (await import('./write-bundle-table.ts')).writeBundleTable();
  const failure = await formatTree(root);
  console.log(
    failure
      ? `✗ --fix\n${failure}`
      : '✓ formatted; GLOSSARY.md, content/schema, docs/events.md, docs/case-states.md and docs/bundles.md written',
  );
}
process.exitCode = (await runAll(checkSteps(root))) ? 0 : 1;

async function runAll(steps: readonly Step[]): Promise<boolean> {
  const started = performance.now();
  const waiting = [...steps];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await runStep(step))) failed.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = secondsSince(started);
  const passed = steps.length - failed.length;
  console.log(`\ncheck: ${passed} passed, ${failed.length} failed, ${seconds} s`);
  if (failed.length) console.log(`failed: ${failed.join(' · ')}`);
  return failed.length === 0;
}

async function runStep(step: Step): Promise<boolean> {
  const started = performance.now();
  const failure = await step.run();
  console.log(`${failure ? '✗' : '✓'} ${step.name} ${step.zh}  ${secondsSince(started)} s`);
  if (failure) console.log(indent(failure));
  return !failure;
}

function indent(text: string): string {
  const lines = text.split('\n');
  const shown = lines.slice(0, LINES_MAX).map((line) => `    ${line}`);
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`    … ${rest} more lines`] : [])].join('\n');
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
