import { css } from '../../shared/css.js';

/**
 * The pictures of a call.
 *
 * @csspart video - The pictures of a call; `data-state` is whether the other side's is there.
 * @csspart remote-video - Theirs.
 * @csspart self-view - Ours.
 * @csspart video-hint - Why there is no picture.
 * @csspart full-screen - Shows the pictures on the whole screen.
 */
export const videoStyles = css`
  [part='video'] {
    position: relative;
    display: grid;
    place-items: center;
    overflow: hidden;
    aspect-ratio: 4 / 3;
    border-radius: var(--_radius);
    background: #101214;
    color: #fff;
  }
  [part='video']:fullscreen {
    aspect-ratio: auto;
    border-radius: 0;
  }
  [part='remote-video'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  [part~='self-view'] {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-end: 8px;
    inline-size: 28%;
    max-inline-size: 240px;
    border: 1px solid rgb(255 255 255 / 60%);
    border-radius: 8px;
    background: #101214;
    transform: scaleX(-1);
  }
  [part~='self-screen'] {
    transform: none;
  }
  [part='video-hint'] {
    margin: 0;
    padding: 12px;
    text-align: center;
  }
  [part='full-screen'] {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(16 18 20 / 70%);
    color: #fff;
    cursor: pointer;
  }
`;
