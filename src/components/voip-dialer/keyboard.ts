import type { DialerModel } from './dialer-model.js';
import type { DialerActions } from './views/dialer-actions.js';

/** Keys pressed anywhere in the dialer but in a field of it. Never one with a modifier: those are the browser's. */
export function onKey(event: KeyboardEvent, model: DialerModel, actions: DialerActions): void {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  if (altKey || ctrlKey || metaKey || event.defaultPrevented) return;
  if (key === 'Escape') return onEscape(event, model, actions);
  const { view, devices, panels } = model;
  const isCovered = view !== 'number' || devices || panels.settings?.isOpen;
  if (target instanceof HTMLInputElement || isCovered) return;
  if (/^[0-9*#]$/.test(key) || (key === '+' && model.field === 'number')) {
    event.preventDefault();
    actions.key(key);
  } else if (key === 'Backspace' && model.field === 'number') {
    event.preventDefault();
    actions.deleteLast();
  }
}

/** Closes what lies on top, never a call. */
function onEscape(event: KeyboardEvent, model: DialerModel, actions: DialerActions): void {
  const { ui, result, active, layout, calls, panels } = model;
  if (ui.presenceMenu) actions.togglePresence();
  else if (ui.transfer && active) actions.toggleTransfer(active);
  else if (ui.found.length) actions.typed('');
  else if (ui.problem) actions.dismissProblem();
  else if (panels.settings?.isOpen) panels.settings.toggle();
  else if (ui.devices === 'open') actions.toggleDevices();
  else if (result) actions.dismissResult(result.id);
  else if (layout?.kind === 'window' && layout.isOpen && !calls.length) layout.close('user');
  else return;
  event.preventDefault();
  event.stopPropagation();
}
