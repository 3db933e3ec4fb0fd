import { Phone } from '../../../src/core/phone.js';

/** What a test finds in the frame: a phone whose page goes when the frame does. */
export interface PageInFrame extends Window {
  openPhone?(): Phone;
}

const page: PageInFrame = window;
page.openPhone = () => new Phone('page-in-frame');
page.dispatchEvent(new Event('page-ready'));
