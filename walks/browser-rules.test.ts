/** 规则语言两处同答: the shared corpus is judged in a real browser page and in the server's Node, and the answers are the same. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { corpusAnswer, ruleCorpus } from '../core/src/rules/corpus.ts';
import { findBrowser, startBrowser } from './browser.ts';

const corpus = fileURLToPath(new URL('../core/src/rules/corpus.ts', import.meta.url));

/** The corpus as a script for a page. */
async function corpusScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry: corpus, formats: ['iife'], name: 'corpus' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('the corpus was not built');
  return output.output[0].code;
}

test.skipIf((await findBrowser()) === undefined)('规则样例集在浏览器和服务器上回答相同，一个字也不差', async () => {
  const browser = await startBrowser();
  try {
    const page = await browser.open();
    await page.addScriptTag({ content: await corpusScript() });
    const inPage = await page.evaluate<string>(
      'JSON.stringify(corpus.ruleCorpus.map((entry) => corpus.corpusAnswer(entry)))',
    );
    expect(ruleCorpus.length).toBeGreaterThanOrEqual(500);
    expect(JSON.parse(inPage)).toEqual(JSON.parse(JSON.stringify(ruleCorpus.map(corpusAnswer))));
  } finally {
    await browser.close();
  }
});
