/** The one script tag: registers every tag and exports what the package exports. */
import './define.js';

export * from './index.js';
