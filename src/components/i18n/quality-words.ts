import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** How a call sounds. Fetched with what shows it. */
const words = {
  qualityGood: () => msg('Good sound', { id: 'qualityGood' }),
  qualityFair: () => msg('Fair sound', { id: 'qualityFair' }),
  qualityPoor: () => msg('Poor sound', { id: 'qualityPoor' }),
  qualityScore: () => msg('Score (MOS)', { id: 'qualityScore' }),
  qualityLoss: () => msg('Lost packets', { id: 'qualityLoss' }),
  qualityJitter: () => msg('Jitter', { id: 'qualityJitter' }),
  qualityRoundTrip: () => msg('Round trip', { id: 'qualityRoundTrip' }),
  qualityDelay: () => msg('Delay', { id: 'qualityDelay' }),
  qualityCodec: () => msg('Codec', { id: 'qualityCodec' }),
  warningLoss: () => msg('Parts of the sound get lost on the way', { id: 'warningLoss' }),
  warningJitter: () => msg('The sound arrives unevenly', { id: 'warningJitter' }),
  warningRoundTrip: () => msg('The sound is long on its way', { id: 'warningRoundTrip' }),
  warningNoAudioIn: () => msg('Nothing is heard from the other side', { id: 'warningNoAudioIn' }),
  warningNoAudioOut: () => msg('Your microphone gives no sound', { id: 'warningNoAudioOut' }),
  warningOneWay: () => msg('Only one side can be heard', { id: 'warningOneWay' }),
} as const;

export type QualityStrings = Partial<Record<keyof typeof words, string>>;

export const qualityText = saying(words);
