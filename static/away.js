/* Says to the script in the head of every page that this tab was left. The name ends with the tab and is written nowhere. */
window.name = 'away';
