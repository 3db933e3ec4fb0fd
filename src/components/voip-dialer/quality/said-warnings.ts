import type { Said } from '../announcement.js';
import type { DialerModel } from '../dialer-model.js';

/** Has each warning of a call said once: who listens to the call shall not hear of it again and again. */
export class SaidWarnings {
  readonly #said = new Set<string>();

  /** @returns nothing when there is no news */
  next(model: DialerModel): Said | undefined {
    const { quality, fetched } = model;
    const { warningText } = fetched.quality ?? {};
    for (const [id, { warnings }] of Object.entries(quality)) {
      const news = warnings.find((warning) => !this.#said.has(`${id} ${warning}`));
      // Before the words are there it is not said, and stays to be said.
      if (!news || !warningText) continue;
      this.#said.add(`${id} ${news}`);
      return { polite: warningText(news, model), urgent: '' };
    }
    return undefined;
  }
}
