import type { TemplateResult } from 'lit';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from '../views/dialer-actions.js';
import type { VoipDialer } from '../voip-dialer.js';

export const layoutNames = ['panel', 'page', 'bar', 'floating'] as const;
export type LayoutName = (typeof layoutNames)[number];

/** How the dialer stands in its page, where that is more than a panel. */
export interface Layout {
  /** A window can be closed. */
  readonly kind: 'page' | 'window';
  /** Whether all of it is shown. */
  readonly isOpen: boolean;
  /** Whether there is room for the calls that are over beside the number field. */
  readonly isWide: boolean;
  view(model: DialerModel, actions: DialerActions): TemplateResult;
  open(by: 'user' | 'api'): void;
  close(by: 'user' | 'api'): void;
  stop(): void;
}

/** What a layout is given. */
export interface LayoutPlace {
  readonly host: VoipDialer;
  /** For `:state()`, which the own sheet and the page's can ask for. */
  readonly states: CustomStateSet;
}
