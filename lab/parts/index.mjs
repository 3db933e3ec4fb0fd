// @ts-check
import { asterisk } from './asterisk.mjs';
import { browsers } from './browsers.mjs';
import { coturn } from './coturn.mjs';
import { display } from './display.mjs';
import { kamailio } from './kamailio.mjs';
import { pulse } from './pulse.mjs';

export const parts = { asterisk, kamailio, coturn, pulse, display, browsers };
