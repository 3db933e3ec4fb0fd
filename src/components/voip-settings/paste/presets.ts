/** Phone systems whose WebSocket addresses are known as they come out of the box. */
export type Preset = 'asterisk' | 'freeswitch' | 'kamailio' | 'generic';

export const presets: readonly Preset[] = ['asterisk', 'freeswitch', 'kamailio', 'generic'];

interface Place {
  readonly port: string;
  readonly path: string;
}

/** `http.conf` and `res_http_websocket`, `wss-binding` of a profile, the `listen=tls:` of our recipe, a reverse proxy. */
const places: Readonly<Record<Preset, Place>> = {
  asterisk: { port: '8089', path: '/ws' },
  freeswitch: { port: '7443', path: '/' },
  kamailio: { port: '8443', path: '/' },
  generic: { port: '443', path: '/ws' },
};

export const placeOf = (preset: Preset): Place => places[preset];
