/* Says to start.js that this tab was left. The name ends with the tab and is written nowhere. */
window.name = 'away';
