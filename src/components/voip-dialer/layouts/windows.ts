/** The layouts that can be closed: fetched together, they have most in common. */
export { BarLayout } from './bar-layout.js';
export { FloatingLayout } from './floating-layout.js';
