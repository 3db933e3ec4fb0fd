/** What `voip-elements/testing` exports: a PBX without a network, for tests and demos. */
export * from '../core/signaling/fake/index.js';
