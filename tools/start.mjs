/** `npm start`: from whatever state the clone is in to a running server. */
import { join } from "node:path";
import { bootstrap, environmentFor, refuse, root } from "./lib/bootstrap.mjs";
import { runChild } from "./lib/run-child.mjs";
import { buildWebApps } from "./lib/web-apps.mjs";

const node = bootstrap();
const failure = await buildWebApps(node);
if (failure !== undefined) refuse(failure);
runChild(node, [join(root, "apps/server/src/main.ts")], environmentFor(node));
