import type { TemplateResult } from 'lit';
import type { Phone } from '../../core/phone.js';
import type { CallId, CallSnapshot } from '../../core/state.js';
import type { CallPictures } from '../../core/video.js';
import type { DialerModel } from './dialer-model.js';
import type { videoView } from './video/video-view.js';

/** The pictures of one call; nothing where it has none. */
export type PicturesView = (call: CallSnapshot, model: DialerModel) => TemplateResult | undefined;

interface Shown {
  /** What stands in the state of it. */
  readonly video: CallSnapshot['video'];
  pictures: CallPictures;
}

const none: CallPictures = { local: null, remote: null };

/** Gets the live pictures of the calls that have some, and the view that shows them. */
export class Pictures {
  readonly #root: ShadowRoot | null;
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  readonly #shown = new Map<CallId, Shown>();
  #view: typeof videoView | undefined;
  #loading = false;

  /** @param root takes the view's style sheet */
  constructor(root: ShadowRoot | null, changed: () => void, failed: (error: unknown) => void) {
    this.#root = root;
    this.#changed = changed;
    this.#failed = failed;
  }

  follow(phone: Phone, calls: readonly CallSnapshot[]): void {
    const visible = calls.filter(({ video }) => video.local || video.remote);
    for (const id of this.#shown.keys()) {
      if (!visible.some((call) => call.id === id)) this.#shown.delete(id);
    }
    for (const { id, video } of visible) {
      const known = this.#shown.get(id);
      if (known?.video === video) continue;
      const shown = { video, pictures: known?.pictures ?? none };
      this.#shown.set(id, shown);
      phone.videoOf(id).then((pictures) => {
        shown.pictures = pictures;
        this.#changed();
      }, this.#failed);
    }
    if (visible.length && !this.#view && !this.#loading) void this.#load();
  }

  readonly view: PicturesView = (call, model) => {
    const shown = this.#shown.get(call.id);
    return shown && this.#view?.(call, shown.pictures, model);
  };

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      const { videoStyles, videoView } = await import('./video/video-view.js');
      const { styleSheet } = videoStyles;
      if (styleSheet) this.#root?.adoptedStyleSheets.push(styleSheet);
      this.#view = videoView;
      this.#changed();
    } catch (cause) {
      this.#failed(cause);
    } finally {
      this.#loading = false;
    }
  }
}
