import type { SipSocket } from '../../../src/core/signaling/sip/sip-transport.js';

/** A message as the server got it. */
export interface Received {
  readonly text: string;
  /** Method of a request, or the status of a response as text. */
  readonly what: string;
  readonly body: string;
  header(name: string): string;
}

interface Answer {
  readonly reason?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly tag?: string;
}

const contact = 'Contact: <sip:server@pbx.test;transport=ws>';

/** The other end of the socket: says only what a test tells it to. */
export class ScriptedServer {
  readonly received: Received[] = [];
  /** Answers every request that the test does not look at; set to hear silence. */
  readonly sockets: ScriptedSocket[] = [];
  #waiting: { what: string; take: (message: Received) => void }[] = [];
  #taken = new Set<Received>();
  #branch = 0;

  /** For `SipSignaling`. */
  readonly open = (url: string): SipSocket => {
    const socket = new ScriptedSocket(url, (text) => this.#hear(text));
    this.sockets.push(socket);
    return socket;
  };

  get socket(): ScriptedSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nobody connected');
    return socket;
  }

  /** How many messages of this kind were received. */
  count(what: string): number {
    return this.received.filter((message) => message.what === what).length;
  }

  /** The next message of this kind that no test looked at yet. */
  next(what: string): Promise<Received> {
    const known = this.received.find((one) => one.what === what && !this.#taken.has(one));
    if (known) {
      this.#taken.add(known);
      return Promise.resolve(known);
    }
    return new Promise((take) => this.#waiting.push({ what, take }));
  }

  send(text: string): void {
    this.socket.deliver(text);
  }

  reply(request: Received, status: number, answer: Answer = {}): void {
    const { reason = 'Scripted', headers = [], body = '', tag = 'server' } = answer;
    const to = request.header('To');
    const withTag = status > 100 && !to.includes(';tag=') ? `${to};tag=${tag}` : to;
    this.send(
      message(`SIP/2.0 ${status} ${reason}`, body, [
        ...['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${request.header(name)}`),
        `To: ${withTag}`,
        ...(request.what === 'INVITE' && status > 100 ? [contact] : []),
        ...headers,
      ]),
    );
  }

  /** A request in the call that `invite` of theirs started; `tag` is ours. */
  requestInCall(
    method: string,
    invite: Received,
    cseq: number,
    { headers = [], body = '', tag = 'server' }: Answer = {},
  ): void {
    this.#request(method, invite.header('Contact'), cseq, body, [
      `From: ${invite.header('To')};tag=${tag}`,
      `To: ${invite.header('From')}`,
      `Call-ID: ${invite.header('Call-ID')}`,
      ...headers,
    ]);
  }

  /** A request to the Contact of a message of theirs. */
  #request(method: string, to: string, cseq: number, body: string, headers: string[]): void {
    const uri = /<([^>]+)>/.exec(to)?.[1] ?? to;
    this.#branch += 1;
    this.send(
      message(`${method} ${uri} SIP/2.0`, body, [
        `Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKserver${this.#branch}`,
        `CSeq: ${cseq} ${method}`,
        'Max-Forwards: 70',
        ...(method === 'INVITE' ? [contact] : []),
        ...headers,
      ]),
    );
  }

  /** A call of ours to them. */
  invite(
    user: string,
    {
      body = '',
      headers = [],
      callId = 'incoming',
      from = '"Caller" <sip:caller@pbx.test>;tag=caller',
    }: Answer & { callId?: string; from?: string } = {},
  ): void {
    this.#request('INVITE', `sip:${user}@pbx.test`, 1, body, [
      `From: ${from}`,
      `To: <sip:${user}@pbx.test>`,
      `Call-ID: ${callId}`,
      ...headers,
    ]);
  }

  /** What ends an incoming call of ours before (CANCEL) or after (ACK, BYE) their answer. */
  followUp(method: string, user: string, cseq: number, answer: Answer & { callId?: string }): void {
    const { tag, headers = [], body = '', callId = 'incoming' } = answer;
    if (method === 'CANCEL') {
      this.send(
        message(`CANCEL sip:${user}@pbx.test SIP/2.0`, '', [
          `Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKserver${this.#branch}`,
          `CSeq: ${cseq} CANCEL`,
          'From: "Caller" <sip:caller@pbx.test>;tag=caller',
          `To: <sip:${user}@pbx.test>`,
          `Call-ID: ${callId}`,
          ...headers,
        ]),
      );
      return;
    }
    this.#request(method, `sip:${user}@pbx.test`, cseq, body, [
      'From: "Caller" <sip:caller@pbx.test>;tag=caller',
      `To: <sip:${user}@pbx.test>;tag=${tag ?? ''}`,
      `Call-ID: ${callId}`,
      ...headers,
    ]);
  }

  /** Breaks the socket without a word. */
  drop(): void {
    this.socket.dropped();
  }

  #hear(text: string): void {
    const heard = read(text);
    this.received.push(heard);
    const index = this.#waiting.findIndex(({ what }) => what === heard.what);
    if (index === -1) return;
    this.#taken.add(heard);
    this.#waiting.splice(index, 1)[0]?.take(heard);
  }
}

class ScriptedSocket extends EventTarget implements Omit<SipSocket, 'addEventListener'> {
  binaryType: BinaryType = 'blob';
  readonly url: string;
  readonly #heard: (text: string) => void;
  #open = false;

  constructor(url: string, heard: (text: string) => void) {
    super();
    this.url = url;
    this.#heard = heard;
    if (url.includes('silent')) return;
    queueMicrotask(() => {
      this.#open = true;
      this.dispatchEvent(new Event('open'));
    });
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    // Like a socket: the other end hears it in a task of its own.
    if (this.#open) queueMicrotask(() => this.#heard(String(data)));
  }

  close(): void {
    this.#open = false;
  }

  deliver(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  dropped(): void {
    this.#open = false;
    this.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  }
}

function message(startLine: string, body: string, headers: readonly string[]): string {
  const length = new TextEncoder().encode(body).length;
  const type = body.startsWith('v=0') ? ['Content-Type: application/sdp'] : [];
  return [startLine, ...headers, ...type, `Content-Length: ${length}`, '', body].join('\r\n');
}

function read(text: string): Received {
  const [head = '', body = ''] = text.split(/\r\n\r\n([^]*)/);
  const [startLine = '', ...lines] = head.split('\r\n');
  const [first = '', second = ''] = startLine.split(' ');
  const header = (name: string): string =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  return { text, what: first === 'SIP/2.0' ? second : first, body, header };
}
