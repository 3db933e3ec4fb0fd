import { VoipError } from '../../core/errors.js';
import type { DialerControl } from './dialer-control.js';
import type { VoipDialer } from './voip-dialer.js';

/** Opens or closes what changes the presence, which is fetched for that. */
export function togglePresence(host: VoipDialer, control: DialerControl): void {
  if (control.ui.presenceMenu) return closePresence(host, control);
  import('./views/presence-menu.js').then(
    ({ presenceMenu }) => {
      const sheets = host.shadowRoot?.adoptedStyleSheets;
      const { styleSheet } = presenceMenu.styles;
      if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
      control.change({ presenceMenu });
    },
    (cause: unknown) => control.refused(new VoipError('network/load-failed', { cause })),
  );
}

/** The focus goes back to what opened it. */
export function closePresence(host: VoipDialer, control: DialerControl): void {
  const { renderRoot } = host;
  if (renderRoot.querySelector('[part~=presence-menu]:focus-within')) {
    renderRoot.querySelector<HTMLElement>('[part~=presence-toggle]')?.focus();
  }
  control.change({ presenceMenu: null });
}
