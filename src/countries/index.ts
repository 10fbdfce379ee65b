export { default as CountryFigures } from './CountryFigures.svelte';
export { default as RegionView } from './RegionView.svelte';
