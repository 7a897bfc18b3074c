/** Published in the README: good on one's own machine, and refused as anybody's new password. */
export const DEMO_PASSWORD = "maru-demo-2026";
