/**
 * For pages that can only add a classic `<script>`: fetches the module that lies beside it.
 * `import()` needs no inline script, so a strict policy allows it as it allows this file.
 */
const own = document.currentScript;
if (own instanceof HTMLScriptElement) {
  import(new URL('voip-elements.js', own.src).href).catch((error: unknown) => {
    console.error('[voip-elements] could not be loaded', error);
  });
}
