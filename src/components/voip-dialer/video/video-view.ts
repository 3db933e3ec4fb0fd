import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import type { CallPictures } from '../../../core/video.js';
import { icon } from '../../shared/icon.js';
import { nameOf, type DialerModel } from '../dialer-model.js';

export { videoStyles } from './video.styles.js';

const fullScreenPath =
  'M4.5 9V6A1.5 1.5 0 0 1 6 4.5h3M15 4.5h3A1.5 1.5 0 0 1 19.5 6v3M19.5 15v3a1.5 1.5 0 0 1-1.5 1.5h-3M9 19.5H6A1.5 1.5 0 0 1 4.5 18v-3';

/** The other side large, ourselves small in a corner. The sound is played elsewhere. */
export function videoView(
  call: CallSnapshot,
  { local, remote }: CallPictures,
  model: DialerModel,
): TemplateResult {
  const { t } = model;
  const { video } = call;
  const hint = video.remote ? (remote ? '' : t('pictureElsewhere')) : t('noPicture');
  return html`<div part="video" data-state=${remote && video.remote ? 'seen' : 'dark'}>
    ${
      video.remote && remote
        ? picture('remote-video', remote, t('pictureOf', { name: nameOf(call, model) }))
        : nothing
    }
    ${hint && (video.remote || call.answeredAt) ? html`<p part="video-hint">${hint}</p>` : nothing}
    ${
      video.local && local
        ? picture(video.screen ? 'self-view self-screen' : 'self-view', local, t('ownPicture'))
        : nothing
    }
    ${
      document.fullscreenEnabled
        ? html`<button
            type="button"
            part="full-screen"
            aria-label=${t('fullScreen')}
            @click=${toggleFullScreen}
          >
            ${icon(fullScreenPath)}
          </button>`
        : nothing
    }
  </div>`;
}

/** Never an address, only a live object: no policy of the page stands against it. */
const picture = (part: string, stream: MediaStream, label: string): TemplateResult =>
  html`<video
    part=${part}
    role="img"
    aria-label=${label}
    .srcObject=${stream}
    .muted=${true}
    autoplay
    playsinline
  ></video>`;

function toggleFullScreen({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : currentTarget.parentElement?.requestFullscreen();
  // Refused by a frame without `allow="fullscreen"`: it stays as it is, and is seen to.
  change?.catch(() => undefined);
}
