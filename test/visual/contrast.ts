import axe from 'axe-core';

/** What cannot be read well enough (WCAG 1.4.3), as axe finds it. */
export async function contrastIn(element: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(element, { runOnly: ['color-contrast'] });
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ html, any }) => `contrast: ${any[0]?.message ?? ''} ${html.slice(0, 120)}`),
  );
}
