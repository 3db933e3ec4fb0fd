import { msg } from '@lit/localize';

/** How a call ended, or why the phone cannot work, to an agent, who may know what to do about it. */
export const callResultWords = {
  resultBusy: () => msg('Busy', { id: 'resultBusy' }),
  resultNoAnswer: () => msg('No answer', { id: 'resultNoAnswer' }),
  resultDeclined: () => msg('Declined', { id: 'resultDeclined' }),
  resultMissed: () => msg('Missed call', { id: 'resultMissed' }),
  resultSilenced: () => msg('Missed, it did not ring', { id: 'resultSilenced' }),
  resultCancelled: () => msg('Cancelled', { id: 'resultCancelled' }),
  resultElsewhere: () => msg('Answered on another device', { id: 'resultElsewhere' }),
  resultTransferred: () => msg('Transferred', { id: 'resultTransferred' }),
  resultUnreachable: () => msg('Not reachable', { id: 'resultUnreachable' }),
  resultInvalidNumber: () => msg('This number does not exist', { id: 'resultInvalidNumber' }),
  resultNoNumber: () => msg('This is no phone number', { id: 'resultNoNumber' }),
  resultForbidden: () => msg('Not allowed to call this number', { id: 'resultForbidden' }),
  resultPayment: () => msg('Not enough credit for this call', { id: 'resultPayment' }),
  resultRedirect: () =>
    msg('The number was forwarded to another one, which is not followed', { id: 'resultRedirect' }),
  resultNotRecovered: () =>
    msg('The call could not be gone on with after the page changed', { id: 'resultNotRecovered' }),
  resultLost: () => msg('The connection was lost', { id: 'resultLost' }),
  resultNetwork: () => msg('The phone system does not answer', { id: 'resultNetwork' }),
  resultOffline: () => msg('You are offline', { id: 'resultOffline' }),
  resultServer: () => msg('The phone system reports a fault', { id: 'resultServer' }),
  resultNotLoaded: () => msg('The phone did not load. Reload the page.', { id: 'resultNotLoaded' }),
  resultAuth: () =>
    msg('The phone system does not accept user name and password', { id: 'resultAuth' }),
  resultSignIn: () => msg('Sign in to use the phone', { id: 'resultSignIn' }),
  resultToken: () => msg('The website gave no credentials for the phone', { id: 'resultToken' }),
  resultSetup: () => msg('The phone is not set up correctly', { id: 'resultSetup' }),
  resultLimit: () => msg('No more calls at a time', { id: 'resultLimit' }),
  resultState: () => msg('That is not possible now', { id: 'resultState' }),
  resultNoTone: () => msg('This is no tone', { id: 'resultNoTone' }),
  resultHold: () => msg('The other side did not agree', { id: 'resultHold' }),
  resultTransfer: () => msg('The transfer did not work', { id: 'resultTransfer' }),
  resultMedia: () => msg('The sound could not get through', { id: 'resultMedia' }),
  resultCodecs: () =>
    msg('The other side and this browser have no sound format in common', { id: 'resultCodecs' }),
  resultBlocked: () =>
    msg('The microphone is blocked for this page in the browser', { id: 'resultBlocked' }),
  resultDismissed: () => msg('The microphone was not allowed', { id: 'resultDismissed' }),
  resultPolicy: () => msg('This page may not use the microphone', { id: 'resultPolicy' }),
  resultNoMicrophone: () => msg('No microphone found', { id: 'resultNoMicrophone' }),
  resultMicrophoneInUse: () =>
    msg('Another program uses the microphone', { id: 'resultMicrophoneInUse' }),
  resultMicrophoneLost: () => msg('The microphone went away', { id: 'resultMicrophoneLost' }),
  resultDevice: () => msg('This device cannot be used here', { id: 'resultDevice' }),
  resultUnsupported: () => msg('This browser cannot call', { id: 'resultUnsupported' }),
  resultNotHere: () => msg('That is not possible with this call', { id: 'resultNotHere' }),
  resultInsecure: () =>
    msg('Calls need a page whose address starts with https', { id: 'resultInsecure' }),
  resultTabs: () => msg('The tab with the phone is gone. Try again.', { id: 'resultTabs' }),
  resultWindow: () => msg('The browser did not open the window for calls', { id: 'resultWindow' }),
  resultStorage: () =>
    msg('This browser does not let the page keep anything', { id: 'resultStorage' }),
  resultPrevented: () => msg('The website did not allow it', { id: 'resultPrevented' }),
  resultFailed: () => msg('The call did not work', { id: 'resultFailed' }),
} as const;
