/** What a referral that can be handed over needs: read when there is somebody to hand it to. */
export { default as ReferralReady } from './ReferralReady.svelte';
