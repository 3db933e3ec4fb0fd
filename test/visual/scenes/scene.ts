/** One state of one element. Its name is that of its picture. */
export interface Scene {
  /** Element, layout and state, separated by spaces. */
  readonly name: string;
  /** Whether it lies over the page instead of standing in it. */
  readonly over?: true;
  /** Draws it, and resolves when there is nothing more to come. */
  readonly draw: () => Promise<HTMLElement>;
}
