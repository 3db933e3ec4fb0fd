import type {
  DiagnoseOptions,
  DiagnosticsReport,
  DiagnosticsState,
  DiagnosticStepName,
} from '../diagnostics.js';
import { codedError, type VoipErrorCode } from '../errors.js';
import type { MicrophoneFacts } from '../media/microphone-errors.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';
import type { ServerAnswer, Signaling } from '../signaling/signaling.js';
import type { Codec } from '../state.js';
import { version } from '../version.js';
import { candidatesFor, candidatesInstead, isSearched } from './candidates.js';
import { challengesIn, judgeAccount, proxyNamedBy } from './judge-account.js';
import { judgeAddress, judgeProblem } from './judge-address.js';
import { judgeCall } from './judge-call.js';
import { judgeCodecs } from './judge-codecs.js';
import { judgeIce } from './judge-ice.js';
import { judgeMicrophone } from './judge-microphone.js';
import { judgePage } from './judge-page.js';
import { judgeServers, withTried } from './judge-server.js';
import { probeAccount } from './probe-account.js';
import { findServer } from './probe-candidates.js';
import { probeCall, type TestCall } from './probe-call.js';
import { probeIce } from './probe-ice.js';
import { probeMicrophone } from './probe-microphone.js';
import { probeServer } from './probe-server.js';
import { Progress } from './progress.js';
import { withoutSettingsSecrets } from './report.js';
import { sessionTimerIn } from './session-timer.js';
import { TestLine, type OpenSignaling } from './test-line.js';

/** What a test is made with, handed in by the engine. */
export interface TestParts {
  /** The settings to be tried; with `token-src` also what that answers. Rejects with `auth/token-failed` … */
  settings(): Promise<ResolvedSettings>;
  /** A signaling of the test's own, beside that of the phone. */
  readonly open: OpenSignaling;
  microphoneFacts(): Promise<MicrophoneFacts>;
  explainMicrophone(cause: unknown): Promise<VoipErrorCode>;
  chosenMicrophone(): string | undefined;
  tell(state: DiagnosticsState): void;
}

const allCodecs: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma'];

/** Tests the layers of a connection beside whatever the phone does, and leaves nothing behind. */
export function testConnection(
  parts: TestParts,
  options: DiagnoseOptions = {},
): Promise<DiagnosticsReport> {
  return new ConnectionTest(parts, options).run();
}

class ConnectionTest {
  readonly #parts: TestParts;
  readonly #wanted: ReadonlySet<DiagnosticStepName> | undefined;
  readonly #target: string | undefined;
  readonly #progress: Progress;
  readonly #signal: AbortSignal;
  readonly #startedAt = new Date();
  #resolved: ResolvedSettings | undefined;
  #line: TestLine | undefined;
  #answer: ServerAnswer | undefined;
  /** Where SIP was found instead. */
  #found: string | undefined;
  #track: MediaStreamTrack | undefined;
  #candidates: readonly string[] = [];

  constructor(parts: TestParts, { steps, target, signal }: DiagnoseOptions) {
    this.#parts = parts;
    this.#target = target;
    this.#wanted = steps && new Set([...steps, ...(target ? (['call'] as const) : [])]);
    this.#signal = signal ?? new AbortController().signal;
    this.#progress = new Progress((state) => parts.tell(state));
  }

  async run(): Promise<DiagnosticsReport> {
    try {
      if (!this.#signal.aborted) await this.#testAll();
    } finally {
      this.#track?.stop();
      await this.#line?.close();
    }
    const report = this.#report();
    this.#progress.done(report);
    return report;
  }

  async #testAll(): Promise<void> {
    this.#progress.begin('page');
    const facts = await this.#parts.microphoneFacts();
    const webrtc = typeof RTCPeerConnection === 'function';
    const framed = window !== window.parent;
    const page = judgePage({ microphone: facts, webrtc, online: navigator.onLine, framed });
    this.#progress.settle({ page });
    this.#resolved = await this.#settings();
    const [signaling] = await Promise.all([
      this.#testWay(),
      // Where a policy forbids it the page's layer has told, and asking changes nothing.
      ...(facts.supported && facts.allowedByPolicy ? [this.#testMicrophone(framed)] : []),
      ...(webrtc ? [this.#testCodecs(), this.#testNetwork()] : []),
    ]);
    const [target, track, resolved] = [this.#target, this.#track, this.#resolved];
    if (!signaling || !target || !track || !resolved || this.#signal.aborted) return;
    await this.#testCall({ signaling, target, track, guest: resolved.account.guest });
  }

  /** Without steps to choose from: all. What others build on is tested with them. */
  #wants(...names: readonly DiagnosticStepName[]): boolean {
    const wanted = this.#wanted;
    return !this.#signal.aborted && (!wanted || names.some((name) => wanted.has(name)));
  }

  /** Nothing where there is nothing to be tried. */
  async #settings(): Promise<ResolvedSettings | undefined> {
    this.#progress.begin('address');
    try {
      const resolved = await this.#parts.settings();
      for (const { step, verdict } of resolved.problems.map(judgeProblem)) {
        this.#progress.settle({ [step]: verdict });
      }
      return resolved;
    } catch (cause) {
      const { step, verdict } = judgeProblem(codedError(cause, 'config/not-configured'));
      this.#progress.settle({ [step]: verdict });
      return undefined;
    }
  }

  /** To the account. Resolves with what to call by, where all of it works. */
  async #testWay(): Promise<Signaling | undefined> {
    const resolved = this.#resolved;
    const isWanted = this.#wants('server', 'websocket', 'account', 'call');
    if (resolved && isWanted) await this.#search(resolved, candidatesInstead(resolved));
    if (!resolved || this.#progress.of('address')?.status !== 'running') return undefined;
    const { servers } = resolved.settings;
    const address = judgeAddress(servers);
    if (address.status === 'failed' || !isWanted) {
      this.#progress.settle({ address });
      return undefined;
    }
    this.#progress.begin('server', 'websocket');
    const found = await Promise.all(servers.map((url) => probeServer(url, this.#signal)));
    if (this.#signal.aborted) return undefined;
    const { usable, ...verdicts } = judgeServers(found);
    const reached = verdicts.address.status === 'failed' ? verdicts.address : address;
    const others = usable === undefined && isSearched(verdicts) ? candidatesFor(servers) : [];
    await this.#search(resolved, others);
    if (this.#signal.aborted) return undefined;
    this.#progress.settle({ ...withTried(verdicts, others), address: reached });
    return usable === undefined ? undefined : this.#testAccount(resolved, usable);
  }

  /** At addresses nobody has typed: as a stranger, so that no secret of the account goes there. */
  async #search(resolved: ResolvedSettings, candidates: readonly string[]): Promise<void> {
    if (!candidates.length) return;
    const account = { ...resolved.account, username: 'anonymous', displayName: '', guest: true };
    const stranger = { ...resolved, account, credentials: {} };
    const lineTo = (url: string): TestLine => new TestLine(this.#parts.open, stranger, url);
    this.#found = await findServer(candidates, lineTo, this.#signal);
  }

  async #testAccount(resolved: ResolvedSettings, url: string): Promise<Signaling | undefined> {
    const isBroken = this.#progress.of('account')?.status === 'failed';
    if (isBroken || !this.#wants('account', 'call')) return undefined;
    this.#progress.begin('account');
    this.#line = new TestLine(this.#parts.open, resolved, url);
    const { signaling, ...found } = await probeAccount(this.#line, this.#signal);
    if (this.#signal.aborted) return undefined;
    this.#answer = found.answer;
    const { account, credentials } = resolved;
    const challenges = this.#line.messages.flatMap(({ text }) => challengesIn(text));
    const now = Date.now();
    const verdict = judgeAccount({ guest: account.guest, credentials, challenges, now, ...found });
    this.#progress.settle({ account: verdict });
    return verdict.status === 'failed' ? undefined : signaling;
  }

  async #testMicrophone(framed: boolean): Promise<void> {
    if (!this.#wants('microphone', 'call')) return;
    this.#progress.begin('microphone');
    const { track, findings } = await probeMicrophone(
      this.#parts.chosenMicrophone(),
      framed && !('featurePolicy' in document),
      (cause) => this.#parts.explainMicrophone(cause),
      this.#signal,
    );
    this.#track = track;
    if (!this.#signal.aborted) this.#progress.settle({ microphone: judgeMicrophone(findings) });
  }

  async #testCodecs(): Promise<void> {
    const chosen = this.#resolved?.settings.codecs;
    if (!chosen || !this.#wants('codecs')) return;
    const { codecs } = RTCRtpReceiver.getCapabilities('audio') ?? { codecs: [] };
    const available = codecs.map(({ mimeType }) => mimeType.replace(/^audio\//i, ''));
    this.#progress.settle({ codecs: judgeCodecs(chosen, available) });
    await Promise.resolve();
  }

  async #testNetwork(): Promise<void> {
    const media = this.#resolved?.media;
    if (!media || !this.#wants('stun', 'turn', 'network')) return;
    this.#progress.begin('stun', 'turn', 'network');
    const found = await probeIce(media.iceServers, media.iceTransportPolicy, this.#signal);
    this.#candidates = found.candidates;
    if (!this.#signal.aborted) this.#progress.settle({ ...judgeIce(found) });
  }

  async #testCall(call: TestCall): Promise<void> {
    this.#progress.begin('call');
    const found = await probeCall(call, this.#signal);
    const acceptedWithAllCodecs = await this.#acceptsAllCodecs(call, found.end?.sip?.code);
    if (this.#signal.aborted) return;
    const sessionTimerSec = sessionTimerIn(this.#line?.messages.map(({ text }) => text) ?? []);
    const seen = { ...found.seen, ...(sessionTimerSec ? { sessionTimerSec } : {}) };
    this.#progress.settle({ call: judgeCall({ ...found, acceptedWithAllCodecs, seen }) });
  }

  /** Whether what was refused is accepted with every codec of the browser; nothing where that says nothing. */
  async #acceptsAllCodecs(
    call: TestCall,
    status: number | undefined,
  ): Promise<boolean | undefined> {
    const offered = this.#resolved?.media.codecs ?? [];
    const isPart = allCodecs.some((codec) => !offered.includes(codec));
    if (status !== 488 || !isPart || !this.#line || this.#signal.aborted) return undefined;
    const signaling = await this.#line.connect({ codecs: allCodecs });
    return (await probeCall({ ...call, signaling }, this.#signal)).answered;
  }

  #report(): DiagnosticsReport {
    const { aborted } = this.#signal;
    this.#progress.close(aborted ? 'cancelled' : 'skipped');
    const { steps } = this.#progress;
    const first = steps.find(({ status }) => status === 'failed')?.name;
    const suggestedProxy = this.#answer && proxyNamedBy(this.#answer);
    const report: DiagnosticsReport = {
      startedAt: this.#startedAt.toISOString(),
      tookMs: Date.now() - this.#startedAt.getTime(),
      outcome: aborted ? 'cancelled' : 'done',
      versions: { 'voip-elements': version, browser: navigator.userAgent },
      steps,
      ...(first ? { first } : {}),
      ...(suggestedProxy ? { suggestedProxy } : {}),
      ...(this.#found ? { suggestedServer: this.#found } : {}),
      messages: this.#line?.messages ?? [],
      candidates: this.#candidates,
    };
    return this.#resolved ? withoutSettingsSecrets(report, this.#resolved) : report;
  }
}
