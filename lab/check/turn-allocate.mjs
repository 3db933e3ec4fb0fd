// @ts-check
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const magicCookie = 0x2112a442;
const allocate = 0x0003;
const success = 0x0103;
const attribute = /** @type {const} */ ({
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  realm: 0x0014,
  nonce: 0x0015,
  requestedTransport: 0x0019,
});

/**
 * Asks a TURN server for a relay over UDP with long-term credentials (RFC 8656, section 7).
 *
 * @param {{ address: string, port: number, username: string, credential: string }} server
 * @returns {Promise<number>} 0 when the relay was granted, else the STUN error code, for example 401
 */
export async function allocateRelay({ address, port, username, credential }) {
  const socket = createSocket('udp4');
  try {
    socket.connect(port, address);
    await once(socket, 'connect');
    const ask = async (/** @type {Buffer} */ request) => {
      const signal = AbortSignal.timeout(5_000);
      socket.send(request);
      const [reply] = await once(socket, 'message', { signal });
      return attributesOf(/** @type {Buffer} */ (reply));
    };
    const transport = encode(attribute.requestedTransport, Buffer.from([17, 0, 0, 0]));
    const challenge = await ask(message([transport]));
    const realm = challenge.values.get(attribute.realm) ?? Buffer.alloc(0);
    const nonce = challenge.values.get(attribute.nonce) ?? Buffer.alloc(0);
    const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
    const signed = [
      transport,
      encode(attribute.username, Buffer.from(username)),
      encode(attribute.realm, realm),
      encode(attribute.nonce, nonce),
    ];
    const granted = await ask(message(signed, key));
    if (granted.type === success) return 0;
    const error = granted.values.get(attribute.error);
    return error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 500;
  } finally {
    socket.close();
  }
}

/**
 * @param {number} type
 * @param {Buffer} value
 */
function encode(type, value) {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/**
 * @param {Buffer[]} attributes
 * @param {Buffer} [key] signs the message (RFC 8489, section 14.5)
 */
function message(attributes, key) {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(allocate, 0);
  // The signature covers a header that already counts the signature: 24 bytes.
  header.writeUInt16BE(body.length + (key ? 24 : 0), 2);
  header.writeUInt32BE(magicCookie, 4);
  randomBytes(12).copy(header, 8);
  const unsigned = Buffer.concat([header, body]);
  if (!key) return unsigned;
  const signature = createHmac('sha1', key).update(unsigned).digest();
  return Buffer.concat([unsigned, encode(attribute.integrity, signature)]);
}

/** @param {Buffer} reply */
function attributesOf(reply) {
  /** @type {Map<number, Buffer>} */
  const values = new Map();
  for (let at = 20; at + 4 <= reply.length;) {
    const length = reply.readUInt16BE(at + 2);
    values.set(reply.readUInt16BE(at), reply.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return { type: reply.readUInt16BE(0), values };
}
