import { fixtureCleanup } from '@open-wc/testing';
import { problemsIn } from './geometry.js';
import { contrastIn } from './contrast.js';
import { compareSheets, composeSheet } from './pictures.js';
import { scenes } from './scenes/scenes.js';

interface Look {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
}

/** What the runner asks of the page. */
const visual = {
  names: scenes.map(({ name }) => name),
  /** Draws a scene in the place of the one before. */
  async show(name: string, look: Look): Promise<void> {
    fixtureCleanup();
    localStorage.clear();
    const scene = scenes.find((one) => one.name === name);
    if (!scene) throw new Error(`no scene ${name}`);
    dress(look);
    shown = await scene.draw();
    await settled();
  },
  /** Shows the same otherwise, or in a window of another size. */
  async turn(look: Look): Promise<void> {
    dress(look);
    await settled();
  },
  problems: (): string[] => problemsIn(element()),
  contrast: (): Promise<string[]> => contrastIn(element()),
  composeSheet,
  compareSheets,
};

let shown: HTMLElement | undefined;

function element(): HTMLElement {
  if (!shown) throw new Error('nothing is shown');
  return shown;
}

function dress({ theme, dir }: Look): void {
  const { documentElement: root } = document;
  root.dir = dir;
  root.style.colorScheme = theme;
}

/** Observers of sizes have been told, what they changed is drawn, and nothing moves any more. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  for (const animation of document.getAnimations()) animation.cancel();
}

Object.assign(globalThis, { visual });
