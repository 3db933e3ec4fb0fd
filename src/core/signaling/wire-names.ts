/** What names a call on the wire once somebody rings (RFC 3261 §12), as plain data. No secret, but nobody else's business. */
export interface DialogId {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
}

/** An answered call, with what another connection needs to send a request in it (RFC 3261 §12.2.1.1). */
export interface Dialog extends DialogId {
  /** SIP URIs: ours, the other party's, and where requests go. */
  readonly localUri: string;
  readonly remoteUri: string;
  readonly remoteTarget: string;
  /** Values of Route. */
  readonly routes: readonly string[];
  /** The number in CSeq of our last request when the dialog was made; later ones are not counted. */
  readonly sequence: number;
}

/** What names an INVITE on the wire that nobody has answered yet, as plain data. */
export interface SentInvite {
  readonly uri: string;
  readonly callId: string;
  readonly localTag: string;
  /** The number in CSeq. */
  readonly sequence: number;
  /** Of its Via: the branch, and the host that sent it. */
  readonly branch: string;
  readonly sentBy: string;
}

/** What names an INVITE on the wire that rings here, as plain data: header values as they were received. */
export interface ReceivedInvite extends DialogId {
  readonly via: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The number in CSeq. */
  readonly sequence: number;
}
