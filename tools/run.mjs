/** `node tools/run.mjs <program> [arguments]`: runs a program of the project on Node 24. */
import { resolve } from "node:path";
import { bootstrap, environmentFor } from "./lib/bootstrap.mjs";
import { runChild } from "./lib/run-child.mjs";

const [program = "", ...args] = process.argv.slice(2);
const node = bootstrap();
runChild(node, [resolve(program), ...args], environmentFor(node));
