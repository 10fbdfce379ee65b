/*
 * Written for browsers too old to run the app: no word of JavaScript here is younger than 2009. It looks for what the
 * app cannot work without, and shows the message that is in the page already when something is missing.
 */
(function () {
  var script = document.createElement('script');
  var missing =
    !('noModule' in script) ||
    !window.Promise ||
    !window.indexedDB ||
    !navigator.serviceWorker ||
    !window.crypto ||
    !window.crypto.subtle ||
    !window.WebAssembly ||
    !window.structuredClone ||
    !Array.prototype.at ||
    !window.CSS ||
    !CSS.supports ||
    !CSS.supports('inset-inline-start', '0') ||
    // Came with the very versions that the message names.
    !CSS.supports('color', 'color-mix(in srgb, red, blue)');
  if (!missing) return;
  function show() {
    var message = document.getElementById('old-browser');
    if (message) message.removeAttribute('hidden');
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
  else show();
})();
