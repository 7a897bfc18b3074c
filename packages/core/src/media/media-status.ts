/** Whether calls can be carried: the engine is being got ready, runs, has failed and is waited for, or is not to be had. */
export const MEDIA_STATUSES = ["preparing", "up", "down", "off"] as const;
export type MediaStatus = (typeof MEDIA_STATUSES)[number];
