/** Makes of the microphone what is sent. */
export type Mix = (microphone: MediaStreamTrack) => MediaStreamTrack;

export const unmixed: Mix = (microphone) => microphone;
