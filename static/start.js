/*
 * Runs before anything of a page is shown, and is written for browsers too old to run the app, too: no word of JavaScript
 * here is younger than 2009.
 */

/*
 * After somebody left in a hurry, Back and Forward in that tab must show
 * nothing but the neutral page: neither a page loaded anew nor one that the browser kept whole.
 *
 * That somebody left is written down nowhere. The neutral page gives the tab a name, which ends with the tab. (The
 * tab's own history would tell it too, but under our referrer policy browsers hide its addresses.)
 *
 * A page opened by its address, a link or a reload is not touched: that is how one comes back to work.
 */
(function () {
  var away = new URL('away.html', document.currentScript.src).href;

  function leaveAgain() {
    if (window.name !== 'away') return;
    // What stands in the document already would be painted while the neutral page is on its way.
    document.documentElement.style.display = 'none';
    location.replace(away);
  }

  window.addEventListener('pageshow', function (event) {
    if (event.persisted) leaveAgain();
  });

  var loaded = performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
  if (loaded && loaded.type === 'back_forward') leaveAgain();
})();

/*
 * Looks for what the app cannot work without, and shows the message that is in the page already when something is missing.
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
