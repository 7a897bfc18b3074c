/** How the whole flow is brought into sight. */
export const FIT = { padding: 0.12, maxZoom: 1 };
/** Milliseconds of the movement. */
export const QUICK = { duration: 160 };
/** What a palette item is carried as. */
export const STEP_MEDIA_TYPE = "application/x-maru-step";
