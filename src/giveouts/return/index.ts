export { ReturnPlanHeld } from './return-plan.svelte.ts';
export { default as ReturnPlanner } from './ReturnPlanner.svelte';
