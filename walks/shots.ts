import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApp } from '../server/src/app/start-app.ts';
import { enter, quiet, startBrowser } from './browser.ts';
import { isComplaint, type Scene, seedScenes } from './scenes.ts';

/**
 * `npm run shots [-- word …]`: every screen at 1440 and 390 px with real cases behind it, written to `shots/`. Words choose
 * screens whose name contains one of them.
 */
const words = process.argv.slice(2);
const heights: Readonly<Record<number, number>> = { 1440: 900, 1080: 1920, 1024: 768, 390: 844 };
const target = fileURLToPath(new URL('../shots/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yijian-shots-'));
mkdirSync(target, { recursive: true });
const app = await startApp({
  port: 0,
  dataFolder: folder,
  demo: true,
  webFolder: fileURLToPath(new URL('../web/dist', import.meta.url)),
  logTo: { write: () => {} },
});
const browser = await startBrowser();
let failures = 0;
try {
  const scenes = await seedScenes(app);
  const wanted = scenes.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const pictures = wanted.flatMap((scene) => widthsOf(scene).map((width) => ({ scene, width })));
  for (const { scene, width } of pictures) failures += (await shoot(scene, width)) ? 0 : 1;
} finally {
  await browser.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures > 0 ? 1 : 0);

/** The rating device is a tablet that lies on its side, the kiosk a screen that stands. */
function widthsOf({ name }: Scene): number[] {
  if (name.startsWith('kiosk')) return [1080];
  return name.startsWith('rating-device') ? [1440, 1024, 390] : [1440, 390];
}

/** One picture; false when the page failed or spoke of an error. */
async function shoot(scene: Scene, width: number): Promise<boolean> {
  const page = await browser.open({ width, height: heights[width] ?? 900 });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && isComplaint(scene, message.text())) errors.push(message.text());
  });
  try {
    if (scene.login) await enter(page, { url: app.url, login: scene.login, path: scene.path, actFor: scene.actFor });
    else await page.goto(app.url + scene.path);
    await quiet(page);
    await scene.act?.(page);
    await page.screenshot({ path: join(target, `${scene.name}-${width}.png`), fullPage: true });
  } catch (error) {
    errors.push((error as Error).message);
    await page.screenshot({ path: join(target, `${scene.name}-${width}-failed.png`) }).catch(() => {});
  } finally {
    await page.context().close();
  }
  console.log(`${scene.name}-${width}${errors.length > 0 ? `  ! ${errors.join(' | ').slice(0, 400)}` : ''}`);
  return errors.length === 0;
}
