/**
 * The types of @open-wc/semantic-dom-diff let `equal` return a promise; it never does. Without
 * this a forgotten `await` could not be told from a plain assertion.
 */
declare global {
  namespace Chai {
    interface Equal {
      (value: unknown, message?: string): Assertion;
    }
  }
}
export {};
