// @ts-check
import { createSocket } from 'node:dgram';

/** A STUN server that takes every request and answers none: no ICMP error ends the wait early. */
export async function startSilentStun() {
  const socket = createSocket('udp4');
  await new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `stun:127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve(undefined))),
  };
}
