/** ICE and DTLS as one word. */
export type MediaState = 'connecting' | 'connected' | 'interrupted' | 'failed';

/** Undefined for what is no news: a connection we closed ourselves. */
export function mediaStateOf(
  connection: RTCPeerConnectionState,
  ice: RTCIceConnectionState,
): MediaState | undefined {
  if (connection === 'closed' || ice === 'closed') return undefined;
  if (connection === 'failed' || ice === 'failed') return 'failed';
  if (connection === 'disconnected' || ice === 'disconnected') return 'interrupted';
  return connection === 'connected' ? 'connected' : 'connecting';
}
