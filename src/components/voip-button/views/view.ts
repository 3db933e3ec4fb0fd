import type { TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import type { Text } from '../../i18n/text.js';
import type { Tone } from '../../shared/action.js';
import type { Problem } from '../../i18n/problem-words.js';
import type { Browser } from '../environment.js';
import type { VisitorState } from '../visitor-state.js';

/** Another way to reach the people behind the button. */
export interface Way {
  readonly kind: 'tel' | 'url' | 'mailto';
  readonly href: string;
  /** What is shown of it: a number or an address; empty for a page. */
  readonly shown: string;
}

/** All that the views are made of. */
export interface ViewModel {
  readonly state: VisitorState;
  readonly call: CallSnapshot | undefined;
  readonly problem: Problem;
  readonly keypad: boolean;
  /** The other side hears nothing any more. */
  readonly micLost: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly soundBlocked: boolean;
  /** The call is heard in another tab. */
  readonly soundElsewhere: boolean;
  /** Seconds since the call was answered, or how long it lasted. */
  readonly seconds: number;
  /** In plain text, for listeners too. */
  readonly notice: string | undefined;
  readonly noticeUrl: string | undefined;
  /** The page has something to show after the call. */
  readonly afterCall: boolean;
  readonly ways: readonly Way[];
  readonly browser: Browser;
  /** BCP 47 tag of our own texts: English stays English on a page in a language we do not speak. */
  readonly lang: string;
  /** And of what the page's author wrote. */
  readonly pageLang: string;
  readonly t: Text;
}

export interface Actions {
  /** The next step towards the call, or the call again. */
  advance(): void;
  close(): void;
  hangup(): void;
  toggleMute(): void;
  toggleKeypad(): void;
  sendTone(tone: string): void;
  setVolume(volume: number): void;
  unlockSound(): void;
  /** Brings the call into this tab. */
  takeOver(): void;
  tookAnotherWay(kind: Way['kind']): void;
}

/** The parts of the card that every state fills. */
export interface Card {
  readonly icon: string;
  readonly tone: Tone;
  readonly title: string;
  /** The title where there is little room. */
  readonly short?: string;
  /** Something is under way, and nobody knows how long it takes. */
  readonly pending?: boolean;
  /** Beside the icon: a time, a few words. */
  readonly subtitle?: TemplateResult | string;
  /** Below: what it means and what to do. */
  readonly text?: string;
  readonly body?: TemplateResult | undefined;
  readonly actions: TemplateResult;
  readonly withWays?: boolean;
}
