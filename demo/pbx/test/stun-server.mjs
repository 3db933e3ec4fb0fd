// @ts-check
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const cookie = 0x2112_a442;

/**
 * A STUN server (RFC 8489 §14.2) on the loopback: werift waits five seconds for one that does not
 * answer, and asks a public one when it is given none.
 */
export async function startStunServer() {
  const socket = createSocket('udp4');
  socket.on('message', (request, { port, address }) => {
    const reply = Buffer.alloc(32);
    request.copy(reply, 4, 4, 20); // magic cookie and transaction
    reply.writeUInt16BE(0x0101, 0); // Binding success
    reply.writeUInt16BE(12, 2);
    reply.writeUInt16BE(0x0020, 20); // XOR-MAPPED-ADDRESS
    reply.writeUInt16BE(8, 22);
    reply.writeUInt16BE(0x0001, 24); // IPv4
    reply.writeUInt16BE(port ^ (cookie >>> 16), 26);
    const bytes = Buffer.from(address.split('.').map(Number));
    reply.writeUInt32BE((bytes.readUInt32BE() ^ cookie) >>> 0, 28);
    socket.send(reply, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { url: `stun:127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}
