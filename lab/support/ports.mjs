// @ts-check
import { createSocket } from 'node:dgram';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { LabError } from './lab-error.mjs';

/**
 * @typedef {object} Port
 * @property {'tcp' | 'udp'} protocol
 * @property {string} address
 * @property {number} port
 */

/**
 * Makes sure that nobody else has these ports, so that a stranger's server is never taken for ours.
 *
 * @param {Port[]} ports
 * @throws {LabError} `port-taken`, naming the port and, where it can be told, the process
 */
export async function assertFree(ports) {
  for (const port of ports) {
    if (await canBind(port)) continue;
    const holder = holderOf(port);
    throw new LabError(
      'port-taken',
      `${port.address}:${port.port}/${port.protocol} is in use by ${holder ?? 'another process'}`,
    );
  }
}

/**
 * @param {Port} port
 * @returns {Promise<boolean>}
 */
function canBind({ protocol, address, port }) {
  return new Promise((resolve) => {
    if (protocol === 'udp') {
      const socket = createSocket('udp4');
      socket.once('error', () => resolve(false));
      socket.bind({ port, address, exclusive: true }, () => socket.close(() => resolve(true)));
    } else {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen({ port, host: address, exclusive: true }, () =>
        server.close(() => resolve(true)),
      );
    }
  });
}

/**
 * Whether somebody listens.
 *
 * @param {string} address
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function answersTcp(address, port) {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/**
 * Finds the process by its socket's inode (proc(5)).
 *
 * @param {Port} port
 * @returns {string | undefined} for example `node (process 123)`
 */
function holderOf({ protocol, port }) {
  const hexPort = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const listening = protocol === 'tcp' ? '0A' : '07';
  const inodes = new Set();
  for (const table of [protocol, `${protocol}6`]) {
    for (const line of readOr(`/proc/net/${table}`).split('\n')) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(hexPort) && fields[3] === listening) inodes.add(fields[9]);
    }
  }
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const isHolder = openFilesOf(pid).some((file) => {
      const inode = /^socket:\[(\d+)\]$/.exec(file)?.[1];
      return inode !== undefined && inodes.has(inode);
    });
    if (isHolder) return `${readOr(`/proc/${pid}/comm`).trim()} (process ${pid})`;
  }
  return undefined;
}

/**
 * @param {string} pid
 * @returns {string[]} empty when the process is gone or belongs to another user
 */
function openFilesOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}

/** @param {string} file */
function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
