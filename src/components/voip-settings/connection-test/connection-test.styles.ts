import { css } from '../../shared/css.js';

/**
 * The list of layers. Colours come with words and signs, never alone.
 *
 * @csspart connection-test - The test of the connection.
 * @csspart test-hint - What it does.
 * @csspart test-target - The number of an echo service, for a call that tests the sound.
 * @csspart test-summary - What was found, in one sentence; `data-status` is `passed` or `failed`.
 * @csspart test-steps - The layers.
 * @csspart test-step - One of them; `data-status` is how it stands.
 * @csspart test-step-line - Its first line.
 * @csspart test-step-name - Which layer.
 * @csspart test-step-status - How it stands, in words.
 * @csspart test-step-time - How long it took.
 * @csspart test-advice - What is broken, and what can be done.
 * @csspart test-details - What was seen.
 * @csspart test-found - What a button below it puts into the form.
 * @csspart test-report - What can be done with the report.
 */
export const connectionTestStyles = css`
  [part='connection-test'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  [part='connection-test'] p {
    margin: 0;
  }
  [part='test-hint'],
  [part='test-target'] small {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  [part='test-target'] {
    display: grid;
    gap: 4px;
  }
  [part='test-target'] input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 1px solid var(--_field-border, var(--_muted));
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  [part='test-summary']:not(:empty) {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  [part='test-summary'][data-status='failed'] {
    color: var(--_danger-text);
  }
  [part='test-summary'][data-status='passed'] {
    color: var(--_good-text);
  }
  [part='test-steps'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='test-step'] {
    padding-block: 8px;
    border-block-start: 1px solid var(--_border);
  }
  [part='test-step-line'] {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
  }
  [part='test-step-line'] svg {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    color: var(--_muted);
  }
  [part='test-step-name'] {
    flex: 1;
    font-weight: 550;
  }
  [part='test-step-status'],
  [part='test-step-time'] {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  [part='test-step-time'] {
    margin-inline-start: auto;
  }
  [part='test-step'][data-status='passed'] svg {
    color: var(--_good-text);
  }
  [part='test-step'][data-status='failed'] :is(svg, [part='test-step-status']) {
    color: var(--_danger-text);
  }
  [part='test-step'][data-status='running'] svg {
    animation: voip-test 1s linear infinite alternate;
  }
  @keyframes voip-test {
    to {
      opacity: 0.3;
    }
  }
  [part='test-advice'] {
    display: grid;
    gap: 6px;
    margin-block: 6px;
    padding-inline-start: 26px;
    overflow-wrap: anywhere;
  }
  [part='test-advice'] ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding-inline-start: 18px;
  }
  [part='test-advice'] a {
    min-block-size: 24px;
    color: inherit;
  }
  [part='test-details'] {
    padding-inline-start: 26px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  [part='test-details'] summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  [part='test-details'] dl {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(0, 1fr);
    gap: 2px 10px;
    margin: 4px 0;
    text-align: start;
    overflow-wrap: anywhere;
  }
  [part='test-details'] dd {
    margin: 0;
    color: var(--_text);
  }
  [part='test-report'] {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  [part='test-report'] > * {
    flex: 1 1 120px;
  }
  @media (prefers-reduced-motion: reduce) {
    [part='test-step'] svg {
      animation: none;
    }
  }
`;
