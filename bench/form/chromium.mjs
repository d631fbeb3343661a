// Checking again after an edit, in Chromium.

import { measuredIn } from "../browser.mjs";
import { answer } from "../node.mjs";

answer(await measuredIn(new URL("./page.mjs", import.meta.url)));
